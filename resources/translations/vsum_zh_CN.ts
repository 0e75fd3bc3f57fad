<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>About VSum Desktop</source>
        <translation>关于 VSum Desktop</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>MIT licence. Qt is used under the LGPL; FFmpeg inside PyAV under the GPL.</source>
        <translation>MIT 许可证。Qt 依据 LGPL 使用；PyAV 中的 FFmpeg 依据 GPL 使用。</translation>
    </message>
    <message>
        <source>Summaries of videos, guided by language and graphs, made on this computer.</source>
        <translation>由语言和图引导的视频摘要，全部在本机完成。</translation>
    </message>
    <message>
        <source>The page of licences is not here.</source>
        <translation>此处没有许可证页面。</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
</context>
<context>
    <name>ApplicationView</name>
    <message>
        <source>The system report is on the clipboard. It names versions, device and models, and no files of yours.</source>
        <translation>系统报告已复制到剪贴板。其中只有版本、设备和模型，不含您的任何文件名。</translation>
    </message>
</context>
<context>
    <name>ArcsView</name>
    <message>
        <source>Graph: arcs between samples over time</source>
        <translation>图：采样之间随时间的弧线</translation>
    </message>
    <message>
        <source>Left and Right move from sample to sample, Enter goes there, Tab leads to its neighbours, Escape shows all.</source>
        <translation>左右键在采样间移动，回车跳转到该处，Tab 进入其邻居，Esc 显示全部。</translation>
    </message>
    <message>
        <source>future → past</source>
        <translation>未来 → 过去</translation>
    </message>
    <message>
        <source>past → future</source>
        <translation>过去 → 未来</translation>
    </message>
    <message>
        <source>{time} · importance {importance} · {number} arcs</source>
        <translation>{time} · 重要性 {importance} · {number} 条弧线</translation>
    </message>
</context>
<context>
    <name>BudgetPanel</name>
    <message>
        <source>A share (15%), seconds (90s) or a time (1:30)</source>
        <translation>比例 (15%)、秒数 (90s) 或时间 (1:30)</translation>
    </message>
    <message>
        <source>How long the summary may be ([ and ] step by one clip)</source>
        <translation>摘要的允许长度（[ 和 ] 每次一个片段）</translation>
    </message>
    <message>
        <source>Summary budget</source>
        <translation>摘要预算</translation>
    </message>
    <message>
        <source>Summary budget as a share of the video</source>
        <translation>摘要预算占视频的比例</translation>
    </message>
    <message>
        <source>Write a budget as 15%, 90s or 1:30</source>
        <translation>预算请写成 15%、90s 或 1:30</translation>
    </message>
    <message>
        <source>{part} of {whole}</source>
        <translation>{part} / {whole}</translation>
    </message>
</context>
<context>
    <name>Causes</name>
    <message>
        <source>A file</source>
        <translation>某个文件</translation>
    </message>
    <message>
        <source>ONNX Runtime cannot be loaded: {0}</source>
        <translation>无法加载 ONNX Runtime：{0}</translation>
    </message>
    <message>
        <source>SHA-256 {0}, not {1}</source>
        <translation>SHA-256 为 {0}，而不是 {1}</translation>
    </message>
    <message>
        <source>a blank text</source>
        <translation>文本为空</translation>
    </message>
    <message>
        <source>a budget is above 0 and at most 100 %</source>
        <translation>预算须大于 0 且不超过 100 %</translation>
    </message>
    <message>
        <source>a model “{0}” is installed already (version {1}; this one is {2})</source>
        <translation>模型“{0}”已安装（版本 {1}；此模型为 {2}）</translation>
    </message>
    <message>
        <source>a model&apos;s zip holds one folder with a {0}</source>
        <translation>模型的 zip 应只含一个带有 {0} 的文件夹</translation>
    </message>
    <message>
        <source>a newer version of this program wrote it</source>
        <translation>由本程序的更新版本写入</translation>
    </message>
    <message>
        <source>a span has a start and an end</source>
        <translation>区间须有起点和终点</translation>
    </message>
    <message>
        <source>a text file</source>
        <translation>这是文本文件</translation>
    </message>
    <message>
        <source>a {0} file cannot hold {1}</source>
        <translation>{0} 文件无法容纳 {1}</translation>
    </message>
    <message>
        <source>access is denied</source>
        <translation>访问被拒绝</translation>
    </message>
    <message>
        <source>an interval needs 0 ≤ start &lt; end</source>
        <translation>区间须满足 0 ≤ 起点 &lt; 终点</translation>
    </message>
    <message>
        <source>anchors, mean and deviation must have 128 entries</source>
        <translation>锚点、均值和偏差须各有 128 项</translation>
    </message>
    <message>
        <source>another video of this batch has the output {0}</source>
        <translation>本批次中另一个视频已使用输出 {0}</translation>
    </message>
    <message>
        <source>copies end in {0}</source>
        <translation>副本的扩展名为 {0}</translation>
    </message>
    <message>
        <source>embedding holds values that are no numbers</source>
        <translation>嵌入中含有非数字的值</translation>
    </message>
    <message>
        <source>embedding sizes differ</source>
        <translation>嵌入的大小不一致</translation>
    </message>
    <message>
        <source>empty, or a word comes twice</source>
        <translation>为空，或有重复的词</translation>
    </message>
    <message>
        <source>encoder and scorer mean different lists by {0}</source>
        <translation>编码器与评分器所说的 {0} 是不同的列表</translation>
    </message>
    <message>
        <source>expected {0} finite numbers for each of {1} names</source>
        <translation>应为 {1} 个名称各给出 {0} 个有限数值</translation>
    </message>
    <message>
        <source>frame {0} of {1}</source>
        <translation>第 {0} 帧，共 {1} 帧</translation>
    </message>
    <message>
        <source>importance outside [0, 1]</source>
        <translation>重要性超出 [0, 1]</translation>
    </message>
    <message>
        <source>inputs {0}, outputs {1}</source>
        <translation>输入为 {0}，输出为 {1}</translation>
    </message>
    <message>
        <source>it allows {0} s, the shortest clip is {1} s</source>
        <translation>预算为 {0} 秒，而最短片段为 {1} 秒</translation>
    </message>
    <message>
        <source>it cannot be unpacked: it is compressed in an unknown way</source>
        <translation>无法解压：压缩方式未知</translation>
    </message>
    <message>
        <source>it cannot be unpacked: it is damaged</source>
        <translation>无法解压：文件已损坏</translation>
    </message>
    <message>
        <source>it cannot be unpacked: it is locked with a password</source>
        <translation>无法解压：文件受密码保护</translation>
    </message>
    <message>
        <source>it does not exist</source>
        <translation>不存在</translation>
    </message>
    <message>
        <source>it exists already</source>
        <translation>已存在</translation>
    </message>
    <message>
        <source>it holds no JSON</source>
        <translation>内容不是 JSON</translation>
    </message>
    <message>
        <source>it holds no JSON object</source>
        <translation>内容不是 JSON 对象</translation>
    </message>
    <message>
        <source>it holds no autosaved project</source>
        <translation>没有自动保存的项目</translation>
    </message>
    <message>
        <source>it is a device or a pipe, which is never replaced</source>
        <translation>是设备或管道，绝不会被替换</translation>
    </message>
    <message>
        <source>it is a file, not a folder</source>
        <translation>是文件而不是文件夹</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>是文件夹</translation>
    </message>
    <message>
        <source>it is a video of this batch, which is never touched</source>
        <translation>是本批次中的视频，绝不会被改动</translation>
    </message>
    <message>
        <source>it is no zip file</source>
        <translation>它不是 zip 文件</translation>
    </message>
    <message>
        <source>it is no {0}</source>
        <translation>不是 {0}</translation>
    </message>
    <message>
        <source>it is the input itself, which is never touched</source>
        <translation>这就是输入文件本身，绝不会被改动</translation>
    </message>
    <message>
        <source>it is the source itself, which is never touched</source>
        <translation>这就是源文件本身，绝不会被改动</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>太大</translation>
    </message>
    <message>
        <source>it names no video</source>
        <translation>其中没有指明视频</translation>
    </message>
    <message>
        <source>it was changed elsewhere since it was opened here</source>
        <translation>自在此处打开以来，它已在别处被更改</translation>
    </message>
    <message>
        <source>its folder does not exist</source>
        <translation>所在文件夹不存在</translation>
    </message>
    <message>
        <source>its id is no folder&apos;s name</source>
        <translation>其标识不能用作文件夹名</translation>
    </message>
    <message>
        <source>its manifest has no id</source>
        <translation>其清单没有标识</translation>
    </message>
    <message>
        <source>its schema is not {0}</source>
        <translation>其架构不是 {0}</translation>
    </message>
    <message>
        <source>malformed weights: {0}</source>
        <translation>权重格式错误：{0}</translation>
    </message>
    <message>
        <source>manifest and file differ on regions</source>
        <translation>清单与文件的区域不一致</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺少条目</translation>
    </message>
    <message>
        <source>no cause is known</source>
        <translation>原因不明</translation>
    </message>
    <message>
        <source>no clips to write</source>
        <translation>没有可写入的片段</translation>
    </message>
    <message>
        <source>no decoder for the picture stream</source>
        <translation>没有该画面流的解码器</translation>
    </message>
    <message>
        <source>no frame begins in this clip</source>
        <translation>此片段中没有任何帧开始</translation>
    </message>
    <message>
        <source>no picture can be decoded</source>
        <translation>无法解码任何画面</translation>
    </message>
    <message>
        <source>no picture can be decoded here</source>
        <translation>此处无法解码任何画面</translation>
    </message>
    <message>
        <source>no picture of the first clip can be decoded</source>
        <translation>无法解码第一个片段的任何画面</translation>
    </message>
    <message>
        <source>no picture stream</source>
        <translation>没有画面流</translation>
    </message>
    <message>
        <source>no single frame is short enough (the shortest lasts {0} s)</source>
        <translation>没有足够短的单帧（最短的为 {0} 秒）</translation>
    </message>
    <message>
        <source>no such device</source>
        <translation>没有此设备</translation>
    </message>
    <message>
        <source>no such model</source>
        <translation>没有此模型</translation>
    </message>
    <message>
        <source>no such setting</source>
        <translation>没有此设置</translation>
    </message>
    <message>
        <source>no such sound stream</source>
        <translation>没有此声音流</translation>
    </message>
    <message>
        <source>no sync frame can be decoded</source>
        <translation>无法解码任何同步帧</translation>
    </message>
    <message>
        <source>no text</source>
        <translation>没有文本</translation>
    </message>
    <message>
        <source>no word that the model could read</source>
        <translation>没有模型能读懂的词</translation>
    </message>
    <message>
        <source>not JSON: {0}</source>
        <translation>不是 JSON：{0}</translation>
    </message>
    <message>
        <source>not a JSON object</source>
        <translation>不是 JSON 对象</translation>
    </message>
    <message>
        <source>not a budget</source>
        <translation>不是预算</translation>
    </message>
    <message>
        <source>not a budget (write 15%, 90s or 00:01:30)</source>
        <translation>不是预算（请写 15%、90s 或 00:01:30）</translation>
    </message>
    <message>
        <source>not a list</source>
        <translation>不是列表</translation>
    </message>
    <message>
        <source>not a list of finite numbers</source>
        <translation>不是有限数值的列表</translation>
    </message>
    <message>
        <source>not a list of numbers</source>
        <translation>不是数值列表</translation>
    </message>
    <message>
        <source>not a list of texts</source>
        <translation>不是文本列表</translation>
    </message>
    <message>
        <source>not a number from {0} to {1}</source>
        <translation>不是 {0} 到 {1} 之间的数值</translation>
    </message>
    <message>
        <source>not a number of 0 or more</source>
        <translation>不是大于或等于 0 的数值</translation>
    </message>
    <message>
        <source>not a plain file name</source>
        <translation>不是单纯的文件名</translation>
    </message>
    <message>
        <source>not a span (write START-END, for example 12.5-20)</source>
        <translation>不是区间（请写 起点-终点，例如 12.5-20）</translation>
    </message>
    <message>
        <source>not a text</source>
        <translation>不是文本</translation>
    </message>
    <message>
        <source>not a time (write 90, 1.5s or 00:01:30.5)</source>
        <translation>不是时间（请写 90、1.5s 或 00:01:30.5）</translation>
    </message>
    <message>
        <source>not all frames of a clip could be found in the file</source>
        <translation>文件中未能找到某个片段的全部帧</translation>
    </message>
    <message>
        <source>not an array: {0}</source>
        <translation>不是数组：{0}</translation>
    </message>
    <message>
        <source>not an integer of at least {0}</source>
        <translation>不是大于或等于 {0} 的整数</translation>
    </message>
    <message>
        <source>not an object</source>
        <translation>不是对象</translation>
    </message>
    <message>
        <source>not as long as mean, or not positive</source>
        <translation>长度与 mean 不同，或不是正数</translation>
    </message>
    <message>
        <source>not int8 [M, {0}]</source>
        <translation>不是 int8 [M, {0}]</translation>
    </message>
    <message>
        <source>not null and without one {}</source>
        <translation>不是 null，也没有恰好一个 {}</translation>
    </message>
    <message>
        <source>not of the form {0}</source>
        <translation>不符合格式 {0}</translation>
    </message>
    <message>
        <source>not of the schema {0}</source>
        <translation>不是模式 {0}</translation>
    </message>
    <message>
        <source>not one of {0}</source>
        <translation>不是以下之一：{0}</translation>
    </message>
    <message>
        <source>not one picture can be decoded</source>
        <translation>没有一帧画面可以解码</translation>
    </message>
    <message>
        <source>not true or false</source>
        <translation>不是 true 或 false</translation>
    </message>
    <message>
        <source>not {0}</source>
        <translation>不是 {0}</translation>
    </message>
    <message>
        <source>pictures end in {0}</source>
        <translation>图片的扩展名为 {0}</translation>
    </message>
    <message>
        <source>the encoder gives no statistics for {0}</source>
        <translation>编码器没有 {0} 的统计</translation>
    </message>
    <message>
        <source>the file is missing</source>
        <translation>缺少文件</translation>
    </message>
    <message>
        <source>the file names the model {0}</source>
        <translation>文件中的模型名为 {0}</translation>
    </message>
    <message>
        <source>the folder is called {0}</source>
        <translation>文件夹名为 {0}</translation>
    </message>
    <message>
        <source>the folder {0} does not exist</source>
        <translation>文件夹 {0} 不存在</translation>
    </message>
    <message>
        <source>the frame table does not fit the stream&apos;s time base</source>
        <translation>帧表与流的时间基不符</translation>
    </message>
    <message>
        <source>the index of the cache: {0}</source>
        <translation>缓存索引：{0}</translation>
    </message>
    <message>
        <source>the longest clip is at least as long as the shortest ({0})</source>
        <translation>最长片段不得短于最短片段（{0}）</translation>
    </message>
    <message>
        <source>the manifest calls it {0}</source>
        <translation>清单中的名称是 {0}</translation>
    </message>
    <message>
        <source>the margin cannot be negative</source>
        <translation>余量不能为负</translation>
    </message>
    <message>
        <source>the model “{0}” comes with the program</source>
        <translation>模型“{0}”随程序提供</translation>
    </message>
    <message>
        <source>the query has no embedding</source>
        <translation>查询没有嵌入</translation>
    </message>
    <message>
        <source>the query strength lies between 0 and 1</source>
        <translation>查询强度须在 0 到 1 之间</translation>
    </message>
    <message>
        <source>the scorer names no anchor list</source>
        <translation>评分器没有指明锚点列表</translation>
    </message>
    <message>
        <source>the scorer reads anchor words, the encoder reads no text</source>
        <translation>评分器读取锚点词，而编码器不读取文本</translation>
    </message>
    <message>
        <source>the scorer reads regions, none were given</source>
        <translation>评分器需要区域，但未提供</translation>
    </message>
    <message>
        <source>the scorer {0} reads regions of a picture, the encoder {1} gives none</source>
        <translation>评分器 {0} 需要画面区域，而编码器 {1} 不提供</translation>
    </message>
    <message>
        <source>the scores hold values that are not numbers</source>
        <translation>评分中含有非数字的值</translation>
    </message>
    <message>
        <source>the setting {0} is {1}, not {2}</source>
        <translation>设置 {0} 应为 {1}，而不是 {2}</translation>
    </message>
    <message>
        <source>the shortest clip cannot be negative</source>
        <translation>最短片段不能为负</translation>
    </message>
    <message>
        <source>the shortest gap cannot be negative</source>
        <translation>最短间隔不能为负</translation>
    </message>
    <message>
        <source>the summary has no clip</source>
        <translation>摘要中没有片段</translation>
    </message>
    <message>
        <source>the summary has no clip to show</source>
        <translation>摘要中没有可显示的片段</translation>
    </message>
    <message>
        <source>the video&apos;s time stamps cannot be relied on, so it can only be cut by encoding it anew</source>
        <translation>视频的时间戳不可靠，只能重新编码后剪切</translation>
    </message>
    <message>
        <source>there is no video in {0}</source>
        <translation>{0} 中没有视频</translation>
    </message>
    <message>
        <source>there is no {0} in it</source>
        <translation>其中没有 {0}</translation>
    </message>
    <message>
        <source>this ONNX Runtime has no CUDA support</source>
        <translation>此 ONNX Runtime 不支持 CUDA</translation>
    </message>
    <message>
        <source>this encoder reads no text</source>
        <translation>此编码器不读取文本</translation>
    </message>
    <message>
        <source>this encoder reads no text, so it cannot take a query</source>
        <translation>此编码器不读取文本，因此无法接受查询</translation>
    </message>
    <message>
        <source>two outputs have the same name {0}</source>
        <translation>两个输出同名：{0}</translation>
    </message>
    <message>
        <source>wrong shape</source>
        <translation>形状错误</translation>
    </message>
    <message>
        <source>{0} bytes long, not {1}</source>
        <translation>长度为 {0} 字节，而不是 {1}</translation>
    </message>
    <message>
        <source>{0} does not exist</source>
        <translation>{0} 不存在</translation>
    </message>
    <message>
        <source>{0} holds values that are no numbers</source>
        <translation>{0} 含有非数字的值</translation>
    </message>
    <message>
        <source>{0} is no name for the output {1}: it ends in {2}</source>
        <translation>{0} 不能用作输出 {1} 的名称：其扩展名为 {2}</translation>
    </message>
    <message>
        <source>{0} is one of {1}</source>
        <translation>{0} 须为 {1} 之一</translation>
    </message>
    <message>
        <source>{0} was measured with another list {1}</source>
        <translation>{0} 是用另一个列表 {1} 测得的</translation>
    </message>
</context>
<context>
    <name>ClipView</name>
    <message>
        <source>Allow {seconds}</source>
        <translation>允许 {seconds}</translation>
    </message>
    <message>
        <source>Lift all bans</source>
        <translation>取消所有排除</translation>
    </message>
    <message>
        <source>Nothing is left that may be taken.</source>
        <translation>没有可选的部分了。</translation>
    </message>
    <message>
        <source>The budget is too short for a clip.</source>
        <translation>预算太短，放不下一个片段。</translation>
    </message>
    <message>
        <source>lift all bans</source>
        <translation>取消所有排除</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>&amp;Analyse again</source>
        <translation>重新分析(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Analysis</source>
        <translation>分析(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Ask for something</source>
        <translation>查询(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Ban the shot here</source>
        <translation>排除此处镜头(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Compare with another query</source>
        <translation>与另一查询比较(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Copy system report</source>
        <translation>复制系统报告(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;End the clip here</source>
        <translation>片段在此结束(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Forwards, or faster</source>
        <translation>向前播放或加速(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Graph or picture</source>
        <translation>图或画面(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation>键盘(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>模型(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Next video</source>
        <translation>下一个视频(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Pin the shot here</source>
        <translation>固定此处镜头(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Play or pause</source>
        <translation>播放或暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Playback</source>
        <translation>播放(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Repeat</source>
        <translation>循环(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Save project</source>
        <translation>保存项目(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Scorer</source>
        <translation>评分器(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Waiting videos</source>
        <translation>等待中的视频(&amp;W)</translation>
    </message>
    <message>
        <source>About &amp;VSum Desktop</source>
        <translation>关于 &amp;VSum Desktop</translation>
    </message>
    <message>
        <source>Bac&amp;kwards, or slower</source>
        <translation>倒放或减速(&amp;K)</translation>
    </message>
    <message>
        <source>Begin the clip &amp;here</source>
        <translation>片段从此开始(&amp;H)</translation>
    </message>
    <message>
        <source>Budget: one clip &amp;less</source>
        <translation>预算：少一个片段(&amp;L)</translation>
    </message>
    <message>
        <source>Budget: one clip &amp;more</source>
        <translation>预算：多一个片段(&amp;M)</translation>
    </message>
    <message>
        <source>Clear &amp;marks</source>
        <translation>清除标记(&amp;M)</translation>
    </message>
    <message>
        <source>Clip as it &amp;was</source>
        <translation>恢复片段原样(&amp;W)</translation>
    </message>
    <message>
        <source>Clip e&amp;arlier</source>
        <translation>片段前移(&amp;A)</translation>
    </message>
    <message>
        <source>Clip la&amp;ter</source>
        <translation>片段后移(&amp;T)</translation>
    </message>
    <message>
        <source>Clips in order of t&amp;ime</source>
        <translation>片段按时间排序(&amp;I)</translation>
    </message>
    <message>
        <source>Copy curves as CS&amp;V</source>
        <translation>将曲线复制为 CSV(&amp;V)</translation>
    </message>
    <message>
        <source>Earlier part</source>
        <translation>前一部分</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结尾</translation>
    </message>
    <message>
        <source>Higher speed</source>
        <translation>提高速度</translation>
    </message>
    <message>
        <source>Keep query, pins, trims and budget in a file</source>
        <translation>将查询、固定、修剪和预算保存到文件</translation>
    </message>
    <message>
        <source>Later part</source>
        <translation>后一部分</translation>
    </message>
    <message>
        <source>Let go of the video</source>
        <translation>关闭视频</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>增大音量</translation>
    </message>
    <message>
        <source>Lower speed</source>
        <translation>降低速度</translation>
    </message>
    <message>
        <source>Mark &amp;in</source>
        <translation>设入点(&amp;I)</translation>
    </message>
    <message>
        <source>Mark &amp;out</source>
        <translation>设出点(&amp;O)</translation>
    </message>
    <message>
        <source>Move the selected clips in the summary</source>
        <translation>在摘要中移动所选片段</translation>
    </message>
    <message>
        <source>Next clip</source>
        <translation>下一个片段</translation>
    </message>
    <message>
        <source>Nothing, all, the marked span, or the clip</source>
        <translation>不循环、全部、标记范围或片段</translation>
    </message>
    <message>
        <source>One frame &amp;back</source>
        <translation>后退一帧(&amp;B)</translation>
    </message>
    <message>
        <source>One frame &amp;on</source>
        <translation>前进一帧(&amp;O)</translation>
    </message>
    <message>
        <source>One second back</source>
        <translation>后退一秒</translation>
    </message>
    <message>
        <source>One second on</source>
        <translation>前进一秒</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>Open a video or a project</source>
        <translation>打开视频或项目</translation>
    </message>
    <message>
        <source>Open the &amp;logs folder</source>
        <translation>打开日志文件夹(&amp;L)</translation>
    </message>
    <message>
        <source>Open the next of the files that wait</source>
        <translation>打开等待中的下一个文件</translation>
    </message>
    <message>
        <source>Play the &amp;summary</source>
        <translation>播放摘要(&amp;S)</translation>
    </message>
    <message>
        <source>Pre&amp;ferences…</source>
        <translation>首选项(&amp;F)…</translation>
    </message>
    <message>
        <source>Previous clip</source>
        <translation>上一个片段</translation>
    </message>
    <message>
        <source>Save project &amp;as…</source>
        <translation>项目另存为(&amp;A)…</translation>
    </message>
    <message>
        <source>See, check, install and remove models</source>
        <translation>查看、校验、安装和移除模型</translation>
    </message>
    <message>
        <source>Softer</source>
        <translation>减小音量</translation>
    </message>
    <message>
        <source>Sound o&amp;ff</source>
        <translation>静音(&amp;F)</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开头</translation>
    </message>
    <message>
        <source>Take back the trim of the shot here</source>
        <translation>撤回此处镜头的修剪</translation>
    </message>
    <message>
        <source>Take back your own order</source>
        <translation>撤回自定义顺序</translation>
    </message>
    <message>
        <source>Ten seconds back</source>
        <translation>后退十秒</translation>
    </message>
    <message>
        <source>Ten seconds on</source>
        <translation>前进十秒</translation>
    </message>
    <message>
        <source>Trim the clip or shot here</source>
        <translation>修剪此处的片段或镜头</translation>
    </message>
    <message>
        <source>Versions, device and models, for a report of a problem</source>
        <translation>用于问题报告的版本、设备和模型信息</translation>
    </message>
    <message>
        <source>Whole &amp;video</source>
        <translation>整个视频(&amp;V)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>Zoom to the &amp;marks</source>
        <translation>缩放到标记(&amp;M)</translation>
    </message>
</context>
<context>
    <name>Concepts</name>
    <message>
        <source>airport</source>
        <translation>机场</translation>
    </message>
    <message>
        <source>animal</source>
        <translation>动物</translation>
    </message>
    <message>
        <source>baby</source>
        <translation>婴儿</translation>
    </message>
    <message>
        <source>backpack</source>
        <translation>背包</translation>
    </message>
    <message>
        <source>bag</source>
        <translation>包</translation>
    </message>
    <message>
        <source>bathroom</source>
        <translation>浴室</translation>
    </message>
    <message>
        <source>beach</source>
        <translation>海滩</translation>
    </message>
    <message>
        <source>bed</source>
        <translation>床</translation>
    </message>
    <message>
        <source>bedroom</source>
        <translation>卧室</translation>
    </message>
    <message>
        <source>bike</source>
        <translation>自行车</translation>
    </message>
    <message>
        <source>board</source>
        <translation>板</translation>
    </message>
    <message>
        <source>boat</source>
        <translation>船</translation>
    </message>
    <message>
        <source>book</source>
        <translation>书</translation>
    </message>
    <message>
        <source>bottle</source>
        <translation>瓶子</translation>
    </message>
    <message>
        <source>bowl</source>
        <translation>碗</translation>
    </message>
    <message>
        <source>box</source>
        <translation>箱子</translation>
    </message>
    <message>
        <source>boy</source>
        <translation>男孩</translation>
    </message>
    <message>
        <source>breakfast</source>
        <translation>早餐</translation>
    </message>
    <message>
        <source>bridge</source>
        <translation>桥</translation>
    </message>
    <message>
        <source>building</source>
        <translation>建筑</translation>
    </message>
    <message>
        <source>bus</source>
        <translation>公交车</translation>
    </message>
    <message>
        <source>cake</source>
        <translation>蛋糕</translation>
    </message>
    <message>
        <source>camera</source>
        <translation>相机</translation>
    </message>
    <message>
        <source>car</source>
        <translation>汽车</translation>
    </message>
    <message>
        <source>cat</source>
        <translation>猫</translation>
    </message>
    <message>
        <source>chair</source>
        <translation>椅子</translation>
    </message>
    <message>
        <source>chef</source>
        <translation>厨师</translation>
    </message>
    <message>
        <source>city</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>coat</source>
        <translation>大衣</translation>
    </message>
    <message>
        <source>coffee</source>
        <translation>咖啡</translation>
    </message>
    <message>
        <source>computer</source>
        <translation>电脑</translation>
    </message>
    <message>
        <source>couch</source>
        <translation>沙发</translation>
    </message>
    <message>
        <source>crowd</source>
        <translation>人潮</translation>
    </message>
    <message>
        <source>cup</source>
        <translation>杯子</translation>
    </message>
    <message>
        <source>desert</source>
        <translation>沙漠</translation>
    </message>
    <message>
        <source>desk</source>
        <translation>书桌</translation>
    </message>
    <message>
        <source>dog</source>
        <translation>狗</translation>
    </message>
    <message>
        <source>door</source>
        <translation>门</translation>
    </message>
    <message>
        <source>dress</source>
        <translation>连衣裙</translation>
    </message>
    <message>
        <source>drone</source>
        <translation>无人机</translation>
    </message>
    <message>
        <source>face</source>
        <translation>脸</translation>
    </message>
    <message>
        <source>family</source>
        <translation>家庭</translation>
    </message>
    <message>
        <source>field</source>
        <translation>田野</translation>
    </message>
    <message>
        <source>fire</source>
        <translation>火</translation>
    </message>
    <message>
        <source>fish</source>
        <translation>鱼</translation>
    </message>
    <message>
        <source>flag</source>
        <translation>旗</translation>
    </message>
    <message>
        <source>floor</source>
        <translation>地板</translation>
    </message>
    <message>
        <source>flower</source>
        <translation>花</translation>
    </message>
    <message>
        <source>food</source>
        <translation>食物</translation>
    </message>
    <message>
        <source>forest</source>
        <translation>森林</translation>
    </message>
    <message>
        <source>friend</source>
        <translation>朋友</translation>
    </message>
    <message>
        <source>fruit</source>
        <translation>水果</translation>
    </message>
    <message>
        <source>girl</source>
        <translation>女孩</translation>
    </message>
    <message>
        <source>glass</source>
        <translation>玻璃杯</translation>
    </message>
    <message>
        <source>group</source>
        <translation>一群人</translation>
    </message>
    <message>
        <source>hair</source>
        <translation>头发</translation>
    </message>
    <message>
        <source>hand</source>
        <translation>手</translation>
    </message>
    <message>
        <source>hat</source>
        <translation>帽子</translation>
    </message>
    <message>
        <source>head</source>
        <translation>头</translation>
    </message>
    <message>
        <source>hill</source>
        <translation>小山</translation>
    </message>
    <message>
        <source>horse</source>
        <translation>马</translation>
    </message>
    <message>
        <source>hotel</source>
        <translation>酒店</translation>
    </message>
    <message>
        <source>house</source>
        <translation>房屋</translation>
    </message>
    <message>
        <source>ice</source>
        <translation>冰</translation>
    </message>
    <message>
        <source>jacket</source>
        <translation>夹克</translation>
    </message>
    <message>
        <source>kid</source>
        <translation>孩子</translation>
    </message>
    <message>
        <source>kitchen</source>
        <translation>厨房</translation>
    </message>
    <message>
        <source>laptop</source>
        <translation>笔记本电脑</translation>
    </message>
    <message>
        <source>machine</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>makeup</source>
        <translation>化妆</translation>
    </message>
    <message>
        <source>man</source>
        <translation>男人</translation>
    </message>
    <message>
        <source>map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>market</source>
        <translation>市场</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>面具</translation>
    </message>
    <message>
        <source>mirror</source>
        <translation>镜子</translation>
    </message>
    <message>
        <source>mother</source>
        <translation>母亲</translation>
    </message>
    <message>
        <source>motorcycle</source>
        <translation>摩托车</translation>
    </message>
    <message>
        <source>mountain</source>
        <translation>山</translation>
    </message>
    <message>
        <source>ocean</source>
        <translation>海洋</translation>
    </message>
    <message>
        <source>pan</source>
        <translation>平底锅</translation>
    </message>
    <message>
        <source>paper</source>
        <translation>纸</translation>
    </message>
    <message>
        <source>park</source>
        <translation>公园</translation>
    </message>
    <message>
        <source>people</source>
        <translation>人群</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>pizza</source>
        <translation>披萨</translation>
    </message>
    <message>
        <source>plane</source>
        <translation>飞机</translation>
    </message>
    <message>
        <source>plant</source>
        <translation>植物</translation>
    </message>
    <message>
        <source>plate</source>
        <translation>盘子</translation>
    </message>
    <message>
        <source>pool</source>
        <translation>泳池</translation>
    </message>
    <message>
        <source>reporter</source>
        <translation>记者</translation>
    </message>
    <message>
        <source>restaurant</source>
        <translation>餐厅</translation>
    </message>
    <message>
        <source>river</source>
        <translation>河流</translation>
    </message>
    <message>
        <source>road</source>
        <translation>公路</translation>
    </message>
    <message>
        <source>room</source>
        <translation>房间</translation>
    </message>
    <message>
        <source>sandwich</source>
        <translation>三明治</translation>
    </message>
    <message>
        <source>school</source>
        <translation>学校</translation>
    </message>
    <message>
        <source>screen</source>
        <translation>屏幕</translation>
    </message>
    <message>
        <source>shirt</source>
        <translation>衬衫</translation>
    </message>
    <message>
        <source>shoe</source>
        <translation>鞋</translation>
    </message>
    <message>
        <source>sign</source>
        <translation>标牌</translation>
    </message>
    <message>
        <source>snake</source>
        <translation>蛇</translation>
    </message>
    <message>
        <source>snow</source>
        <translation>雪</translation>
    </message>
    <message>
        <source>stage</source>
        <translation>舞台</translation>
    </message>
    <message>
        <source>stair</source>
        <translation>楼梯</translation>
    </message>
    <message>
        <source>statue</source>
        <translation>雕像</translation>
    </message>
    <message>
        <source>stone</source>
        <translation>石头</translation>
    </message>
    <message>
        <source>store</source>
        <translation>商店</translation>
    </message>
    <message>
        <source>stove</source>
        <translation>炉灶</translation>
    </message>
    <message>
        <source>street</source>
        <translation>街道</translation>
    </message>
    <message>
        <source>suit</source>
        <translation>西装</translation>
    </message>
    <message>
        <source>suitcase</source>
        <translation>行李箱</translation>
    </message>
    <message>
        <source>sweater</source>
        <translation>毛衣</translation>
    </message>
    <message>
        <source>table</source>
        <translation>桌子</translation>
    </message>
    <message>
        <source>tea</source>
        <translation>茶</translation>
    </message>
    <message>
        <source>tourist</source>
        <translation>游客</translation>
    </message>
    <message>
        <source>tower</source>
        <translation>塔</translation>
    </message>
    <message>
        <source>toy</source>
        <translation>玩具</translation>
    </message>
    <message>
        <source>train</source>
        <translation>火车</translation>
    </message>
    <message>
        <source>tree</source>
        <translation>树</translation>
    </message>
    <message>
        <source>truck</source>
        <translation>卡车</translation>
    </message>
    <message>
        <source>vegetable</source>
        <translation>蔬菜</translation>
    </message>
    <message>
        <source>vehicle</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>wall</source>
        <translation>墙</translation>
    </message>
    <message>
        <source>water</source>
        <translation>水</translation>
    </message>
    <message>
        <source>window</source>
        <translation>窗户</translation>
    </message>
    <message>
        <source>woman</source>
        <translation>女人</translation>
    </message>
    <message>
        <source>worker</source>
        <translation>工人</translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>Curves of importance, relevance and score</source>
        <translation>重要性、相关性和评分曲线</translation>
    </message>
    <message>
        <source>importance</source>
        <translation>重要性</translation>
    </message>
    <message>
        <source>score</source>
        <translation>评分</translation>
    </message>
</context>
<context>
    <name>CutControl</name>
    <message>
        <source>All {there} edges of this weight or more are drawn.</source>
        <translation>此权重及以上的 {there} 条边全部绘出。</translation>
    </message>
    <message>
        <source>weight ≥ {weight}</source>
        <translation>权重 ≥ {weight}</translation>
    </message>
    <message>
        <source>{shown} of the {there} edges of this weight or more are drawn, the strongest of each kind.</source>
        <translation>此权重及以上的 {there} 条边中绘出 {shown} 条，即每类中最强的。</translation>
    </message>
</context>
<context>
    <name>CutSlider</name>
    <message>
        <source>Hide edges below a weight. Behind the slider: how many edges have which weight.</source>
        <translation>隐藏低于某一权重的边。滑块后方为各权重的边数。</translation>
    </message>
    <message>
        <source>Weight from which edges are shown</source>
        <translation>显示边的最小权重</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the sentence and its details</source>
        <translation>复制此句及其详情</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>隐藏详情</translation>
    </message>
    <message>
        <source>Show what a report of this should hold</source>
        <translation>显示问题报告应包含的内容</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>技术详情</translation>
    </message>
</context>
<context>
    <name>DockTitle</name>
    <message>
        <source>Drag to move this panel, double-click to float it</source>
        <translation>拖动以移动此面板，双击使其浮动</translation>
    </message>
    <message>
        <source>Float {name} as a window of its own</source>
        <translation>将“{name}”浮动为独立窗口</translation>
    </message>
    <message>
        <source>Hide {name}</source>
        <translation>隐藏“{name}”</translation>
    </message>
    <message>
        <source>Put {name} back into the window</source>
        <translation>将“{name}”放回窗口</translation>
    </message>
</context>
<context>
    <name>Docks</name>
    <message>
        <source>&amp;Reset layout</source>
        <translation>重置布局(&amp;R)</translation>
    </message>
    <message>
        <source>Put every panel back where it was at first</source>
        <translation>将所有面板恢复到最初位置</translation>
    </message>
    <message>
        <source>Show or hide {name}</source>
        <translation>显示或隐藏“{name}”</translation>
    </message>
</context>
<context>
    <name>EdgeModel</name>
    <message>
        <source>Apart</source>
        <translation>间隔</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>To</source>
        <translation>终点</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
</context>
<context>
    <name>EdgeTable</name>
    <message>
        <source>Edges of the graph</source>
        <translation>图的边</translation>
    </message>
    <message>
        <source>Enter goes to the sample where the edge comes from; Ctrl+C copies all rows as CSV.</source>
        <translation>回车跳到边的起点采样；Ctrl+C 将所有行复制为 CSV。</translation>
    </message>
</context>
<context>
    <name>EditCommands</name>
    <message>
        <source>allow {what}</source>
        <translation>允许 {what}</translation>
    </message>
    <message>
        <source>ban {what}</source>
        <translation>排除 {what}</translation>
    </message>
    <message>
        <source>budget {budget}</source>
        <translation>预算 {budget}</translation>
    </message>
    <message>
        <source>clear query</source>
        <translation>清除查询</translation>
    </message>
    <message>
        <source>compare “{text}”</source>
        <translation>比较“{text}”</translation>
    </message>
    <message>
        <source>order of time</source>
        <translation>按时间排序</translation>
    </message>
    <message>
        <source>pin {what}</source>
        <translation>固定 {what}</translation>
    </message>
    <message>
        <source>query strength {percent}</source>
        <translation>查询强度 {percent}</translation>
    </message>
    <message>
        <source>query “{text}”</source>
        <translation>查询“{text}”</translation>
    </message>
    <message>
        <source>recommended scorer</source>
        <translation>推荐的评分器</translation>
    </message>
    <message>
        <source>remove “{text}”</source>
        <translation>移除“{text}”</translation>
    </message>
    <message>
        <source>reorder</source>
        <translation>调整顺序</translation>
    </message>
    <message>
        <source>reset trim of shot {number}</source>
        <translation>撤回镜头 {number} 的修剪</translation>
    </message>
    <message>
        <source>scorer {name}</source>
        <translation>评分器 {name}</translation>
    </message>
    <message>
        <source>trim {what}</source>
        <translation>修剪 {what}</translation>
    </message>
    <message>
        <source>unpin {what}</source>
        <translation>取消固定 {what}</translation>
    </message>
    <message>
        <source>use no query</source>
        <translation>不使用查询</translation>
    </message>
    <message>
        <source>use “{text}”</source>
        <translation>使用“{text}”</translation>
    </message>
    <message>
        <source>{number} clips</source>
        <translation>{number} 个片段</translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>A minute of photographs, made at set-up</source>
        <translation>安装时生成的一分钟照片视频</translation>
    </message>
    <message>
        <source>Drop a video here</source>
        <translation>将视频拖到这里</translation>
    </message>
    <message>
        <source>It is analysed on this computer; then ask for something and set how long the summary may be.</source>
        <translation>视频在本机分析；随后即可查询内容并设定摘要的长度。</translation>
    </message>
    <message>
        <source>Let go to open it</source>
        <translation>松开即可打开</translation>
    </message>
    <message>
        <source>Open a video or a project</source>
        <translation>打开视频或项目</translation>
    </message>
    <message>
        <source>Open a video…</source>
        <translation>打开视频…</translation>
    </message>
    <message>
        <source>Try the demo video</source>
        <translation>试用演示视频</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>Allow a longer summary, or shorter clips.</source>
        <translation>请允许更长的摘要或更短的片段。</translation>
    </message>
    <message>
        <source>Analysis ▸ Models shows which models are installed, and installs others.</source>
        <translation>“分析 ▸ 模型”显示已安装的模型，并可安装其他模型。</translation>
    </message>
    <message>
        <source>Choose another folder or another name.</source>
        <translation>请选择其他文件夹或名称。</translation>
    </message>
    <message>
        <source>Choose another scorer.</source>
        <translation>请选择其他评分器。</translation>
    </message>
    <message>
        <source>Choose the CPU in Edit ▸ Preferences, and try again.</source>
        <translation>请在“编辑 ▸ 首选项”中选择 CPU，然后重试。</translation>
    </message>
    <message>
        <source>Choose the CPU in Edit ▸ Preferences.</source>
        <translation>请在“编辑 ▸ 首选项”中选择 CPU。</translation>
    </message>
    <message>
        <source>Close other programs, or take fewer samples per second in Edit ▸ Preferences.</source>
        <translation>请关闭其他程序，或在“编辑 ▸ 首选项”中减少每秒采样数。</translation>
    </message>
    <message>
        <source>Convert it to another format with another program, and open that.</source>
        <translation>请用其他程序转换为另一种格式，再打开。</translation>
    </message>
    <message>
        <source>Did you mean “{suggestion}”?</source>
        <translation>您是指“{suggestion}”吗？</translation>
    </message>
    <message>
        <source>Install the model again in Analysis ▸ Models, or choose another one.</source>
        <translation>请在“分析 ▸ 模型”中重新安装该模型，或选择其他模型。</translation>
    </message>
    <message>
        <source>Make room, or choose another disk.</source>
        <translation>请腾出空间，或选择其他磁盘。</translation>
    </message>
    <message>
        <source>No picture of {path} can be decoded: {cause}.</source>
        <translation>无法解码 {path} 的任何画面：{cause}。</translation>
    </message>
    <message>
        <source>Open a file with moving pictures; sound alone cannot be summarized.</source>
        <translation>请打开含有动态画面的文件；仅有声音无法做摘要。</translation>
    </message>
    <message>
        <source>Open another project, or the video itself.</source>
        <translation>请打开其他项目，或直接打开视频。</translation>
    </message>
    <message>
        <source>See whether it plays elsewhere; a file that was copied only in part has to be copied again.</source>
        <translation>请检查它能否在别处播放；未复制完整的文件需要重新复制。</translation>
    </message>
    <message>
        <source>See whether it was moved, or whether its disk is there.</source>
        <translation>请检查它是否被移动，或其磁盘是否已连接。</translation>
    </message>
    <message>
        <source>See who may use it, or choose another place.</source>
        <translation>请检查访问权限，或选择其他位置。</translation>
    </message>
    <message>
        <source>Something unexpected went wrong: {cause}.</source>
        <translation>发生意外错误：{cause}。</translation>
    </message>
    <message>
        <source>The device “{device}” does not work here: {cause}.</source>
        <translation>设备“{device}”在此无法使用：{cause}。</translation>
    </message>
    <message>
        <source>The model cannot be used: {cause}.</source>
        <translation>无法使用该模型：{cause}。</translation>
    </message>
    <message>
        <source>The model in {path} cannot be used: {cause}.</source>
        <translation>无法使用 {path} 中的模型：{cause}。</translation>
    </message>
    <message>
        <source>The model “{model}” cannot be used: {cause}.</source>
        <translation>无法使用模型“{model}”：{cause}。</translation>
    </message>
    <message>
        <source>The model “{model}” failed: {cause}.</source>
        <translation>模型“{model}”运行失败：{cause}。</translation>
    </message>
    <message>
        <source>The model “{model}” is damaged: {path}, {cause}.</source>
        <translation>模型“{model}”已损坏：{path}，{cause}。</translation>
    </message>
    <message>
        <source>The models do not fit together: {cause}.</source>
        <translation>模型之间不匹配：{cause}。</translation>
    </message>
    <message>
        <source>The project cannot be used: {cause}.</source>
        <translation>无法使用该项目：{cause}。</translation>
    </message>
    <message>
        <source>The query is empty: write a word or a sentence, or leave the query out.</source>
        <translation>查询为空：请写一个词或一句话，或不使用查询。</translation>
    </message>
    <message>
        <source>The summary budget {text} cannot be kept: {cause}.</source>
        <translation>无法满足摘要预算 {text}：{cause}。</translation>
    </message>
    <message>
        <source>The video {path} is not where it was.</source>
        <translation>视频 {path} 不在原处。</translation>
    </message>
    <message>
        <source>There is no model “{model}” here.</source>
        <translation>这里没有模型“{model}”。</translation>
    </message>
    <message>
        <source>There is no {setting} “{value}”.</source>
        <translation>没有 {setting}“{value}”。</translation>
    </message>
    <message>
        <source>There is not enough memory for this.</source>
        <translation>内存不足。</translation>
    </message>
    <message>
        <source>This cannot be done: {cause}.</source>
        <translation>无法执行：{cause}。</translation>
    </message>
    <message>
        <source>This failed: {cause}.</source>
        <translation>操作失败：{cause}。</translation>
    </message>
    <message>
        <source>You can go on. Help ▸ Copy system report and the details hold what a report of this needs; saving the project is wise.</source>
        <translation>可以继续使用。“帮助 ▸ 复制系统报告”和详情包含问题报告所需的内容；建议先保存项目。</translation>
    </message>
    <message>
        <source>{path} cannot be opened as a video: {cause}.</source>
        <translation>无法将 {path} 作为视频打开：{cause}。</translation>
    </message>
    <message>
        <source>{path} cannot be used: {cause}.</source>
        <translation>无法使用 {path}：{cause}。</translation>
    </message>
    <message>
        <source>{path} could not be written because the disk is full; nothing was left behind.</source>
        <translation>磁盘已满，无法写入 {path}；没有留下任何残余。</translation>
    </message>
    <message>
        <source>{path} could not be written: {cause}.</source>
        <translation>无法写入 {path}：{cause}。</translation>
    </message>
    <message>
        <source>{path} has no moving picture: {cause}.</source>
        <translation>{path} 没有动态画面：{cause}。</translation>
    </message>
    <message>
        <source>{path} is no project of this program: {cause}.</source>
        <translation>{path} 不是本程序的项目：{cause}。</translation>
    </message>
</context>
<context>
    <name>ExplainView</name>
    <message>
        <source>Against the mean of the video, as the scorer itself adds them up.</source>
        <translation>相对于整个视频的均值，按评分器自身的加法计算。</translation>
    </message>
    <message>
        <source>Against the mean of the video; the concepts explain {share} of the curve.</source>
        <translation>相对于整个视频的均值；这些概念解释了曲线的 {share}。</translation>
    </message>
    <message>
        <source>Ban clip {number} and this shot comes in.</source>
        <translation>排除片段 {number}，此镜头就会入选。</translation>
    </message>
    <message>
        <source>Ban it and nothing comes in its place.</source>
        <translation>排除它之后，没有镜头取代它。</translation>
    </message>
    <message>
        <source>Ban it and shot {shots} comes in.</source>
        <translation>排除它，镜头 {shots} 就会入选。</translation>
    </message>
    <message>
        <source>Ban it and shots {shots} come in.</source>
        <translation>排除它，镜头 {shots} 就会入选。</translation>
    </message>
    <message>
        <source>Even if clip {number} were banned, this shot would not come in.</source>
        <translation>即使排除片段 {number}，此镜头也不会入选。</translation>
    </message>
</context>
<context>
    <name>ExportOutcome</name>
    <message>
        <source>Exact: all {number} clips were read back, first and last frame as chosen.</source>
        <translation>精确：已读回全部 {number} 个片段，首末帧与所选一致。</translation>
    </message>
    <message>
        <source>Exact: the one clip was read back, first and last frame as chosen.</source>
        <translation>精确：已读回该片段，首末帧与所选一致。</translation>
    </message>
    <message>
        <source>Show {name} in its folder</source>
        <translation>在文件夹中显示 {name}</translation>
    </message>
    <message>
        <source>Written, but the file could not be read back to check it.</source>
        <translation>已写入，但无法读回文件进行检查。</translation>
    </message>
    <message>
        <source>Written, but {wrong} of {number} clips begin or end on another frame than chosen.</source>
        <translation>已写入，但 {number} 个片段中有 {wrong} 个的首末帧与所选不同。</translation>
    </message>
    <message>
        <source>Written.</source>
        <translation>已写入。</translation>
    </message>
</context>
<context>
    <name>ExportPanel</name>
    <message>
        <source>Back to the clips</source>
        <translation>返回片段</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancelled; no partial file was left.</source>
        <translation>已取消；没有留下不完整的文件。</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export the summary</source>
        <translation>导出摘要</translation>
    </message>
    <message>
        <source>Exporting {name}</source>
        <translation>正在导出 {name}</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Folder for the export</source>
        <translation>导出文件夹</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name of the files, without ending; {stem}, {query} and {len} are filled in</source>
        <translation>文件名（不含扩展名）；{stem}、{query} 和 {len} 会自动填入</translation>
    </message>
    <message>
        <source>Otherwise an existing file is never touched; the video itself never is</source>
        <translation>否则绝不改动已有文件；视频本身永不改动</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>导出进度</translation>
    </message>
    <message>
        <source>Replace files of the same name</source>
        <translation>替换同名文件</translation>
    </message>
    <message>
        <source>Stop writing; nothing partial is left</source>
        <translation>停止写入；不会留下不完整的文件</translation>
    </message>
    <message>
        <source>There is no summary to export yet.</source>
        <translation>尚无可导出的摘要。</translation>
    </message>
    <message>
        <source>Where the files go</source>
        <translation>文件的存放位置</translation>
    </message>
    <message>
        <source>Write these files (Return)</source>
        <translation>写入这些文件（回车）</translation>
    </message>
</context>
<context>
    <name>FactsView</name>
    <message>
        <source>Facts about the video appear here.</source>
        <translation>视频的信息显示在此。</translation>
    </message>
</context>
<context>
    <name>FailurePage</name>
    <message>
        <source>Open another video…</source>
        <translation>打开其他视频…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>Filmstrip</name>
    <message>
        <source>Filmstrip</source>
        <translation>胶片条</translation>
    </message>
</context>
<context>
    <name>FirstHint</name>
    <message>
        <source>Ask for something above, drag the dashed green line for a longer or shorter summary, and press P to keep or X to leave out what is under the playhead. “?” shows all keys.</source>
        <translation>在上方输入查询，拖动绿色虚线以加长或缩短摘要，按 P 保留或按 X 排除播放头所在的内容。按“?”显示所有按键。</translation>
    </message>
</context>
<context>
    <name>FolderField</name>
    <message>
        <source>Choose a folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
</context>
<context>
    <name>Graph</name>
    <message>
        <source>Cosine of the pictures: this scorer has no graph of its own</source>
        <translation>画面的余弦：此评分器没有自己的图</translation>
    </message>
    <message>
        <source>Edges between samples near each other in time</source>
        <translation>时间上相邻的采样之间的边</translation>
    </message>
    <message>
        <source>Edges between samples that both answer the query</source>
        <translation>同时符合查询的采样之间的边</translation>
    </message>
    <message>
        <source>Edges between samples that look alike, far apart in time</source>
        <translation>外观相似但时间相距较远的采样之间的边</translation>
    </message>
    <message>
        <source>Shots whose pictures look alike, by their cosine, whatever the scorer makes of it</source>
        <translation>画面余弦相似的镜头，与评分器的判断无关</translation>
    </message>
    <message>
        <source>Show or hide the graph {name}</source>
        <translation>显示或隐藏图“{name}”</translation>
    </message>
    <message>
        <source>The moments that lend each other importance, those that look most alike</source>
        <translation>彼此借出重要性的时刻，即看起来最相似的时刻</translation>
    </message>
    <message>
        <source>What earlier samples tell later ones</source>
        <translation>较早采样传给较晚采样的信息</translation>
    </message>
    <message>
        <source>What later samples tell earlier ones</source>
        <translation>较晚采样传给较早采样的信息</translation>
    </message>
    <message>
        <source>What neighbours tell each other, both ways</source>
        <translation>邻居之间双向传递的信息</translation>
    </message>
    <message>
        <source>backward</source>
        <translation>反向</translation>
    </message>
    <message>
        <source>both ways</source>
        <translation>双向</translation>
    </message>
    <message>
        <source>forward</source>
        <translation>正向</translation>
    </message>
    <message>
        <source>is told by this sample</source>
        <translation>接收此采样的信息</translation>
    </message>
    <message>
        <source>look-alikes</source>
        <translation>相似镜头</translation>
    </message>
    <message>
        <source>query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>similar moments</source>
        <translation>相似时刻</translation>
    </message>
    <message>
        <source>similarity</source>
        <translation>相似性</translation>
    </message>
    <message>
        <source>states</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>tells this sample</source>
        <translation>向此采样传递信息</translation>
    </message>
    <message>
        <source>temporal</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>undirected</source>
        <translation>无向</translation>
    </message>
    <message>
        <source>visual</source>
        <translation>视觉</translation>
    </message>
</context>
<context>
    <name>GraphPage</name>
    <message>
        <source>Arcs</source>
        <translation>弧线</translation>
    </message>
    <message>
        <source>Copy all rows of the table (Ctrl+C)</source>
        <translation>复制表格的所有行 (Ctrl+C)</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>复制为 CSV</translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>边</translation>
    </message>
    <message>
        <source>Graphs</source>
        <translation>图</translation>
    </message>
    <message>
        <source>How the graph is shown</source>
        <translation>图的显示方式</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>邻居</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
</context>
<context>
    <name>GraphPanel</name>
    <message>
        <source>Graphs…</source>
        <translation>图…</translation>
    </message>
    <message>
        <source>Show the graph in the centre, with its matrix and its table</source>
        <translation>在中央显示图，附矩阵和表格</translation>
    </message>
    <message>
        <source>Which graphs of the scorer are shown</source>
        <translation>显示评分器的哪些图</translation>
    </message>
</context>
<context>
    <name>GraphSwitches</name>
    <message>
        <source>Which step of the refinement is shown: from the first guess to the final graph</source>
        <translation>显示细化的哪一步：从初始猜测到最终的图</translation>
    </message>
    <message>
        <source>{name} {number} of {last}</source>
        <translation>{name} {number}/{last}</translation>
    </message>
</context>
<context>
    <name>GraphView</name>
    <message>
        <source>Click a frame in the graph to see what it belongs together with.</source>
        <translation>单击图中的一帧，查看与它相关的内容。</translation>
    </message>
    <message>
        <source>Edges between samples appear here: what the scorer saw as belonging together</source>
        <translation>采样之间的边显示在此：评分器认为相关的内容</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>图</translation>
    </message>
    <message>
        <source>No edges: choose a graph or a kind of edge at the left</source>
        <translation>没有边：请在左侧选择图或边的类型</translation>
    </message>
    <message>
        <source>No edges: the video has a single sample</source>
        <translation>没有边：视频只有一个采样</translation>
    </message>
    <message>
        <source>Not analysed yet</source>
        <translation>尚未分析</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>Show the graph (G)</source>
        <translation>显示图 (G)</translation>
    </message>
    <message>
        <source>Show the picture (G)</source>
        <translation>显示画面 (G)</translation>
    </message>
    <message>
        <source>The edges between samples appear once the video is analysed.</source>
        <translation>视频分析完成后将显示采样之间的边。</translation>
    </message>
    <message>
        <source>This sample has no edges.</source>
        <translation>此采样没有边。</translation>
    </message>
    <message>
        <source>clip {number}</source>
        <translation>片段 {number}</translation>
    </message>
    <message>
        <source>{number} edges of the sample at {time} · Esc shows all</source>
        <translation>{time} 处采样的 {number} 条边 · Esc 显示全部</translation>
    </message>
    <message>
        <source>{scorer} has no graph of its own: shots that look alike</source>
        <translation>{scorer} 没有自己的图：显示相似的镜头</translation>
    </message>
    <message>
        <source>{scorer} · {shown} of {there} edges, the strongest of each kind</source>
        <translation>{scorer} · {there} 条边中的 {shown} 条，每类中最强的</translation>
    </message>
    <message>
        <source>{scorer} · {there} edges</source>
        <translation>{scorer} · {there} 条边</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>All back to default</source>
        <translation>全部恢复默认</translation>
    </message>
    <message>
        <source>All keys back to the preset?</source>
        <translation>将所有按键恢复为预设？</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Choose a command to change its keys.</source>
        <translation>选择一个命令以更改其按键。</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>命令及其按键</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation>查找命令或按键</translation>
    </message>
    <message>
        <source>Go back to the keys that the command had at first</source>
        <translation>恢复该命令最初的按键</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Let no key run the command</source>
        <translation>不用任何按键执行该命令</translation>
    </message>
    <message>
        <source>Let this key alone run the command</source>
        <translation>只用此按键执行该命令</translation>
    </message>
    <message>
        <source>Let this key run the command too</source>
        <translation>此按键也可执行该命令</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>新按键</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>无按键</translation>
    </message>
    <message>
        <source>Press a new key for “{command}” below.</source>
        <translation>在下方按下“{command}”的新按键。</translation>
    </message>
    <message>
        <source>Press the key here</source>
        <translation>在此按下按键</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>The keys that you changed are forgotten.</source>
        <translation>您更改过的按键将被清除。</translation>
    </message>
    <message>
        <source>Timeline: Ctrl+wheel zooms, the wheel pans, a double-click shows the whole video; Shift and drag mark a range, a clip is trimmed by its edges; both snap to shot borders, the playhead and the marks unless Alt is held. The dashed line is the budget.</source>
        <translation>时间线：Ctrl+滚轮缩放，滚轮平移，双击显示整个视频；Shift 加拖动标记范围，拖动片段边缘进行修剪；两者都会吸附到镜头边界、播放头和标记，按住 Alt 则不吸附。虚线为预算。</translation>
    </message>
    <message>
        <source>{key} is free.</source>
        <translation>{key} 未被占用。</translation>
    </message>
    <message>
        <source>{key} runs this command already.</source>
        <translation>{key} 已用于此命令。</translation>
    </message>
    <message>
        <source>{key} runs “{other}” now; it would be taken from there.</source>
        <translation>{key} 目前用于“{other}”；将从那里移走。</translation>
    </message>
</context>
<context>
    <name>KindList</name>
    <message>
        <source>A chapter list of the summary, as video platforms read it</source>
        <translation>摘要的章节列表，供视频平台读取</translation>
    </message>
    <message>
        <source>CMX 3600, for all others</source>
        <translation>CMX 3600，用于其他软件</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>章节</translation>
    </message>
    <message>
        <source>Clips, curves, why each shot is in or out: one file that needs nothing else</source>
        <translation>片段、曲线以及每个镜头入选与否的原因：一个独立的文件</translation>
    </message>
    <message>
        <source>Contact sheet</source>
        <translation>联系表</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>EDL</source>
        <translation>EDL</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Final Cut Pro, Resolve</source>
        <translation>Final Cut Pro、Resolve</translation>
    </message>
    <message>
        <source>Final Cut XML</source>
        <translation>Final Cut XML</translation>
    </message>
    <message>
        <source>For editing programs</source>
        <translation>用于剪辑软件</translation>
    </message>
    <message>
        <source>GIF</source>
        <translation>GIF</translation>
    </message>
    <message>
        <source>Importance, relevance and score as CSV</source>
        <translation>重要性、相关性和评分的 CSV</translation>
    </message>
    <message>
        <source>MP4</source>
        <translation>MP4</translation>
    </message>
    <message>
        <source>OpenTimelineIO</source>
        <translation>OpenTimelineIO</translation>
    </message>
    <message>
        <source>Premiere Pro, Resolve</source>
        <translation>Premiere Pro、Resolve</translation>
    </message>
    <message>
        <source>Premiere XML</source>
        <translation>Premiere XML</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Resolve, Kdenlive, others</source>
        <translation>Resolve、Kdenlive 等</translation>
    </message>
    <message>
        <source>Score, place and reason of each clip, timed for the summary</source>
        <translation>每个片段的评分、位置和原因，按摘要时间排列</translation>
    </message>
    <message>
        <source>Stills</source>
        <translation>静帧</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>字幕</translation>
    </message>
    <message>
        <source>The best frame of every clip at full size</source>
        <translation>每个片段的最佳帧，原尺寸</translation>
    </message>
    <message>
        <source>The best frame of every clip with time codes, score and reason</source>
        <translation>每个片段的最佳帧，附时间码、评分和原因</translation>
    </message>
    <message>
        <source>The clips as a Final Cut Pro 7 sequence, which Premiere Pro reads</source>
        <translation>Final Cut Pro 7 序列形式的片段，Premiere Pro 可读</translation>
    </message>
    <message>
        <source>The clips as a Final Cut Pro X project, with reasons as notes and markers</source>
        <translation>Final Cut Pro X 项目形式的片段，原因写为备注和标记</translation>
    </message>
    <message>
        <source>The clips as a moving picture, no sound</source>
        <translation>片段制成动态图片，无声音</translation>
    </message>
    <message>
        <source>The clips as an edit decision list, with reasons as comments</source>
        <translation>剪辑决定表形式的片段，原因写为注释</translation>
    </message>
    <message>
        <source>The clips as an open timeline, with scores and reasons as markers</source>
        <translation>开放时间线形式的片段，评分和原因写为标记</translation>
    </message>
    <message>
        <source>The clips in one file; every cut is read back and checked</source>
        <translation>所有片段合成一个文件；每个剪切点都会读回检查</translation>
    </message>
    <message>
        <source>The clips without encoding them anew; what each really holds is said afterwards</source>
        <translation>片段不重新编码；完成后说明各自的实际内容</translation>
    </message>
    <message>
        <source>To look at and to publish</source>
        <translation>用于观看和发布</translation>
    </message>
    <message>
        <source>Untouched copy</source>
        <translation>原样复制</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Video, models, curves, shots, clips and reasons as JSON</source>
        <translation>视频、模型、曲线、镜头、片段和原因的 JSON</translation>
    </message>
    <message>
        <source>WebP</source>
        <translation>WebP</translation>
    </message>
    <message>
        <source>a folder, one frame a clip</source>
        <translation>一个文件夹，每个片段一帧</translation>
    </message>
    <message>
        <source>a table of all samples</source>
        <translation>所有采样的表格</translation>
    </message>
    <message>
        <source>a web page with reasons</source>
        <translation>附原因的网页</translation>
    </message>
    <message>
        <source>about {size}</source>
        <translation>约 {size}</translation>
    </message>
    <message>
        <source>all clips in one picture</source>
        <translation>所有片段在一张图中</translation>
    </message>
    <message>
        <source>cut to the frame, with sound</source>
        <translation>精确到帧，带声音</translation>
    </message>
    <message>
        <source>for a description</source>
        <translation>用于描述</translation>
    </message>
    <message>
        <source>for other programs</source>
        <translation>用于其他程序</translation>
    </message>
    <message>
        <source>moving picture, large file</source>
        <translation>动态图片，文件大</translation>
    </message>
    <message>
        <source>moving picture, small file</source>
        <translation>动态图片，文件小</translation>
    </message>
    <message>
        <source>quick, but cuts at sync frames</source>
        <translation>快速，但在同步帧处剪切</translation>
    </message>
    <message>
        <source>reasons, while it plays</source>
        <translation>播放时显示原因</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Curves</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>Relevance appears with a query</source>
        <translation>有查询时才有相关性</translation>
    </message>
    <message>
        <source>Show or hide the difference {name}: in the middle where both fit alike</source>
        <translation>显示或隐藏差值 {name}：两者同样吻合处位于中间</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>importance</source>
        <translation>重要性</translation>
    </message>
    <message>
        <source>relevance</source>
        <translation>相关性</translation>
    </message>
    <message>
        <source>score</source>
        <translation>评分</translation>
    </message>
</context>
<context>
    <name>LegendButton</name>
    <message>
        <source>Show or hide the curve of {name}</source>
        <translation>显示或隐藏“{name}”曲线</translation>
    </message>
</context>
<context>
    <name>ListBar</name>
    <message>
        <source>As shown</source>
        <translation>按播放顺序</translation>
    </message>
    <message>
        <source>By length</source>
        <translation>按长度</translation>
    </message>
    <message>
        <source>By score</source>
        <translation>按评分</translation>
    </message>
    <message>
        <source>By time</source>
        <translation>按时间</translation>
    </message>
    <message>
        <source>Order of time</source>
        <translation>按时间排序</translation>
    </message>
    <message>
        <source>Show the clips in the order of time again</source>
        <translation>重新按时间顺序播放片段</translation>
    </message>
    <message>
        <source>Sorting of the lists</source>
        <translation>列表排序</translation>
    </message>
    <message>
        <source>The clips are in your order</source>
        <translation>片段按您的顺序排列</translation>
    </message>
    <message>
        <source>What the list is sorted by; the summary keeps its own order</source>
        <translation>列表的排序方式；摘要保持自己的顺序</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>An export is running.</source>
        <translation>正在导出。</translation>
    </message>
    <message>
        <source>Closing stops it; nothing partial is left.</source>
        <translation>关闭会中止导出；不会留下不完整的文件。</translation>
    </message>
    <message>
        <source>Go on exporting</source>
        <translation>继续导出</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>图</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>中止并关闭</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>The analysis was cancelled.</source>
        <translation>分析已取消。</translation>
    </message>
    <message>
        <source>This file plays without sound here; pictures, analysis and export are exact.</source>
        <translation>此文件在这里无声播放；画面、分析和导出仍是精确的。</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>数值</translation>
    </message>
</context>
<context>
    <name>MatrixView</name>
    <message>
        <source>Graph as a matrix: columns are sources, rows are targets</source>
        <translation>矩阵形式的图：列为源，行为目标</translation>
    </message>
    <message>
        <source>Plus and minus zoom, arrows move, Home shows everything.</source>
        <translation>加减键缩放，方向键移动，Home 显示全部。</translation>
    </message>
    <message>
        <source>no edge</source>
        <translation>没有边</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>{words}, strongest of {number} × {number} samples</source>
        <translation>{words}，{number} × {number} 个采样中最强的</translation>
    </message>
</context>
<context>
    <name>MissingPage</name>
    <message>
        <source>Find the video…</source>
        <translation>查找视频…</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>Nothing of the project is lost: show where the video is now, and it goes on.</source>
        <translation>项目没有丢失任何内容：指出视频现在的位置即可继续。</translation>
    </message>
    <message>
        <source>Once its disk is there, or it is back in its place</source>
        <translation>当磁盘已连接或视频已放回原处时</translation>
    </message>
    <message>
        <source>Open something else…</source>
        <translation>打开其他文件…</translation>
    </message>
    <message>
        <source>Pins, bans and trims keep their times</source>
        <translation>固定、排除和修剪保持原时间</translation>
    </message>
    <message>
        <source>Show where the video is now</source>
        <translation>指出视频现在的位置</translation>
    </message>
    <message>
        <source>Use it anyway</source>
        <translation>仍然使用</translation>
    </message>
    <message>
        <source>“{name}” is another file than the one this project was made with: its content differs.</source>
        <translation>“{name}”不是创建此项目时的文件：内容不同。</translation>
    </message>
    <message>
        <source>“{name}” is not where it was.</source>
        <translation>“{name}”不在原处。</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>Concepts</source>
        <translation>概念</translation>
    </message>
    <message>
        <source>Contrastive</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Evenly spaced</source>
        <translation>均匀分布</translation>
    </message>
    <message>
        <source>Graph model, version {0}</source>
        <translation>图模型，版本 {0}</translation>
    </message>
    <message>
        <source>LGRLN</source>
        <translation>LGRLN</translation>
    </message>
    <message>
        <source>Linear: what people rate high, concept by concept, here and in similar moments</source>
        <translation>线性：人们评价高的内容，逐个概念，在此处与相似时刻</translation>
    </message>
    <message>
        <source>Looks at nothing: chance, the same every time, to compare with</source>
        <translation>不看内容：随机，但每次相同，用于比较</translation>
    </message>
    <message>
        <source>Looks at nothing: twelve evenly spaced moments, to compare with</source>
        <translation>不看内容：十二个均匀分布的时刻，用于比较</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>SG-UVS</source>
        <translation>SG-UVS</translation>
    </message>
    <message>
        <source>Themes</source>
        <translation>主题归类</translation>
    </message>
    <message>
        <source>Training-free: typical moments of what the video shows longest</source>
        <translation>无需训练：视频中出现最久内容的典型时刻</translation>
    </message>
    <message>
        <source>Training-free: what differs locally and recurs globally</source>
        <translation>无需训练：局部有别而整体反复出现的内容</translation>
    </message>
    <message>
        <source>VSum mini (basic)</source>
        <translation>VSum mini（基础版）</translation>
    </message>
    <message>
        <source>VideoGraph</source>
        <translation>VideoGraph</translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>正在检查 …</translation>
    </message>
    <message>
        <source>Compare every file with its checksum again</source>
        <translation>重新将每个文件与其校验和比较</translation>
    </message>
    <message>
        <source>Delete this model; models that come with the program stay</source>
        <translation>删除此模型；随程序提供的模型会保留</translation>
    </message>
    <message>
        <source>From a folder…</source>
        <translation>从文件夹…</translation>
    </message>
    <message>
        <source>From a zip file…</source>
        <translation>从 zip 文件…</translation>
    </message>
    <message>
        <source>Install a model</source>
        <translation>安装模型</translation>
    </message>
    <message>
        <source>Install a model from a folder or a zip file</source>
        <translation>从文件夹或 zip 文件安装模型</translation>
    </message>
    <message>
        <source>Install…</source>
        <translation>安装…</translation>
    </message>
    <message>
        <source>Its files are deleted; to use it again it has to be installed again.</source>
        <translation>其文件将被删除；如需再次使用，须重新安装。</translation>
    </message>
    <message>
        <source>Licence: code {code}, weights {weights}</source>
        <translation>许可证：代码 {code}，权重 {weights}</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>模型卡</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Models (*.zip);;All files (*)</source>
        <translation>模型 (*.zip);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove the model “{name}”?</source>
        <translation>移除模型“{name}”？</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>替换它</translation>
    </message>
    <message>
        <source>Runs on: {device}</source>
        <translation>运行于：{device}</translation>
    </message>
    <message>
        <source>This model has no card.</source>
        <translation>此模型没有模型卡。</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>校验</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>无法使用</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>尚未知晓</translation>
    </message>
    <message>
        <source>scorer</source>
        <translation>评分器</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>已校验</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>您安装的</translation>
    </message>
    <message>
        <source>{id} · {size} · manifest {sha}…</source>
        <translation>{id} · {size} · 清单 {sha}…</translation>
    </message>
</context>
<context>
    <name>NeighbourList</name>
    <message>
        <source>Enter goes to the neighbour, Escape shows all samples again.</source>
        <translation>回车跳到邻居，Esc 重新显示所有采样。</translation>
    </message>
    <message>
        <source>Neighbours of the sample in focus</source>
        <translation>所选采样的邻居</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>{number} %</source>
        <translation>{number}%</translation>
    </message>
    <message>
        <source>{number} s</source>
        <translation>{number} 秒</translation>
    </message>
</context>
<context>
    <name>OpeningPage</name>
    <message>
        <source>Opening {name} …</source>
        <translation>正在打开 {name} …</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>Picture</source>
        <translation>画面</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>All back to default</source>
        <translation>全部恢复默认</translation>
    </message>
    <message>
        <source>Delete kept analyses</source>
        <translation>删除保留的分析</translation>
    </message>
    <message>
        <source>Groups of settings</source>
        <translation>设置分组</translation>
    </message>
    <message>
        <source>Keyboard…</source>
        <translation>键盘…</translation>
    </message>
    <message>
        <source>Nothing is kept yet.</source>
        <translation>尚未保留任何内容。</translation>
    </message>
    <message>
        <source>Open the settings file</source>
        <translation>打开设置文件</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>See and change the keys of all commands</source>
        <translation>查看和更改所有命令的按键</translation>
    </message>
    <message>
        <source>Videos are analysed anew when they are opened again</source>
        <translation>再次打开视频时将重新分析</translation>
    </message>
    <message>
        <source>{size} MB are kept.</source>
        <translation>保留了 {size} MB。</translation>
    </message>
</context>
<context>
    <name>Presenter</name>
    <message>
        <source>Clip {number} · {reason}</source>
        <translation>片段 {number} · {reason}</translation>
    </message>
    <message>
        <source>Left out · another part of shot {number} is in the summary.</source>
        <translation>未入选 · 镜头 {number} 的另一部分在摘要中。</translation>
    </message>
    <message>
        <source>Left out · shot {number}</source>
        <translation>未入选 · 镜头 {number}</translation>
    </message>
    <message>
        <source>Left out · {reason}</source>
        <translation>未入选 · {reason}</translation>
    </message>
    <message>
        <source>Shot {number}</source>
        <translation>镜头 {number}</translation>
    </message>
    <message>
        <source>Trimmed by hand.</source>
        <translation>手动修剪。</translation>
    </message>
    <message>
        <source>trimmed by hand</source>
        <translation>手动修剪</translation>
    </message>
    <message>
        <source>{text} {seconds} more would let it in, in place of shot {shots}.</source>
        <translation>{text} 再增加 {seconds} 即可入选，取代镜头 {shots}。</translation>
    </message>
    <message>
        <source>{text} {seconds} more would let it in, in place of shots {shots}.</source>
        <translation>{text} 再增加 {seconds} 即可入选，取代镜头 {shots}。</translation>
    </message>
    <message>
        <source>{text} {seconds} more would let it in.</source>
        <translation>{text} 再增加 {seconds} 即可入选。</translation>
    </message>
</context>
<context>
    <name>ProjectView</name>
    <message>
        <source>Autosaved</source>
        <translation>已自动保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Do not save</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>Find the video</source>
        <translation>查找视频</translation>
    </message>
    <message>
        <source>Open videos or projects</source>
        <translation>打开视频或项目</translation>
    </message>
    <message>
        <source>Otherwise queries, budget, pins, bans and trims are lost. The video itself stays as it is.</source>
        <translation>否则，查询、预算、保留、排除和修剪将会丢失。视频本身保持不变。</translation>
    </message>
    <message>
        <source>Otherwise what you decided since the last save is lost.</source>
        <translation>否则，上次保存后所做的决定将会丢失。</translation>
    </message>
    <message>
        <source>Projects ({pattern})</source>
        <translation>项目 ({pattern})</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save the changes to “{name}”?</source>
        <translation>保存对“{name}”的更改吗？</translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation>保存项目</translation>
    </message>
    <message>
        <source>Save your work on “{name}” as a project?</source>
        <translation>要将对“{name}”所做的工作保存为项目吗？</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Take up the work where it was autosaved</source>
        <translation>从自动保存处继续工作</translation>
    </message>
    <message>
        <source>The program did not end properly. Unsaved work on “{name}” of {when} can be restored.</source>
        <translation>程序上次未正常退出。可以恢复“{name}”于 {when} 未保存的工作。</translation>
    </message>
    <message>
        <source>Videos ({patterns});;All files (*)</source>
        <translation>视频 ({patterns});;所有文件 (*)</translation>
    </message>
    <message>
        <source>Videos and projects ({patterns});;All files (*)</source>
        <translation>视频和项目 ({patterns});;所有文件 (*)</translation>
    </message>
    <message>
        <source>“{name}” is another file than the one this project was made with: pins and trims may lie elsewhere.</source>
        <translation>“{name}”不是创建此项目时的文件：固定和修剪的位置可能不符。</translation>
    </message>
</context>
<context>
    <name>QueryChip</name>
    <message>
        <source>Best match {peak:.2f}</source>
        <translation>最佳匹配 {peak:.2f}</translation>
    </message>
    <message>
        <source>It hardly matches anything here; the curve shows the nearest moments.</source>
        <translation>此处几乎没有匹配；曲线显示最接近的时刻。</translation>
    </message>
    <message>
        <source>Let “{text}” drive the score</source>
        <translation>让“{text}”决定评分</translation>
    </message>
    <message>
        <source>Query “{text}”</source>
        <translation>查询“{text}”</translation>
    </message>
    <message>
        <source>Remove “{text}”</source>
        <translation>移除“{text}”</translation>
    </message>
    <message>
        <source>The encoder has not learned “{word}”.</source>
        <translation>编码器没有学过“{word}”。</translation>
    </message>
    <message>
        <source>{text} · hardly here</source>
        <translation>{text} · 几乎没有</translation>
    </message>
    <message>
        <source>“{text}” drives the score; a click lets none do</source>
        <translation>“{text}”决定评分；单击则不用任何查询</translation>
    </message>
</context>
<context>
    <name>QueryEdit</name>
    <message>
        <source>Ask for something in this video, for example “a dog playing”</source>
        <translation>查询此视频的内容，例如“a dog playing”</translation>
    </message>
    <message>
        <source>Clear the query</source>
        <translation>清除查询</translation>
    </message>
    <message>
        <source>Clear the query (Esc)</source>
        <translation>清除查询 (Esc)</translation>
    </message>
    <message>
        <source>Compare with another query</source>
        <translation>与另一查询比较</translation>
    </message>
    <message>
        <source>Compare with another query (Ctrl+Return)</source>
        <translation>与另一查询比较 (Ctrl+Return)</translation>
    </message>
    <message>
        <source>Compare “{text}” with …</source>
        <translation>将“{text}”与另一查询比较 …</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>查询</translation>
    </message>
    <message>
        <source>What the summary should show (Ctrl+F or /)</source>
        <translation>摘要应显示的内容 (Ctrl+F 或 /)</translation>
    </message>
</context>
<context>
    <name>QueryPanel</name>
    <message>
        <source>Counts once there is a query</source>
        <translation>有查询后才起作用</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>How much the query counts against importance</source>
        <translation>查询相对于重要性的比重</translation>
    </message>
    <message>
        <source>Open a video (Ctrl+O)</source>
        <translation>打开视频 (Ctrl+O)</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Query strength</source>
        <translation>查询强度</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Scorer</source>
        <translation>评分器</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>What decides importance</source>
        <translation>由什么决定重要性</translation>
    </message>
    <message>
        <source>What decides importance: {what}</source>
        <translation>由什么决定重要性：{what}</translation>
    </message>
    <message>
        <source>Write the summary (Ctrl+E)</source>
        <translation>写出摘要 (Ctrl+E)</translation>
    </message>
</context>
<context>
    <name>QueryView</name>
    <message>
        <source>Check the spelling, or say it in other words.</source>
        <translation>请检查拼写，或换一种说法。</translation>
    </message>
    <message>
        <source>Four queries at most; remove one first.</source>
        <translation>最多四个查询；请先移除一个。</translation>
    </message>
    <message>
        <source>Search for “{text}”</source>
        <translation>搜索“{text}”</translation>
    </message>
    <message>
        <source>The encoder has not learned {words}; the curve may show something else.</source>
        <translation>编码器没有学过{words}；曲线显示的可能是别的内容。</translation>
    </message>
    <message>
        <source>“{text}” hardly matches anything here; the curve shows the nearest moments.</source>
        <translation>“{text}”在此几乎没有匹配；曲线显示最接近的时刻。</translation>
    </message>
</context>
<context>
    <name>QueueView</name>
    <message>
        <source>&amp;Empty the queue</source>
        <translation>清空队列(&amp;E)</translation>
    </message>
    <message>
        <source>1 more video waits</source>
        <translation>还有 1 个视频在等待</translation>
    </message>
    <message>
        <source>There is no video in “{name}”.</source>
        <translation>“{name}”中没有视频。</translation>
    </message>
    <message>
        <source>{number} files could not be opened.</source>
        <translation>{number} 个文件无法打开。</translation>
    </message>
    <message>
        <source>{number} more videos wait</source>
        <translation>还有 {number} 个视频在等待</translation>
    </message>
    <message>
        <source>… and {number} more</source>
        <translation>……还有 {number} 个</translation>
    </message>
</context>
<context>
    <name>RangeBar</name>
    <message>
        <source>Ban</source>
        <translation>排除</translation>
    </message>
    <message>
        <source>Clear marks</source>
        <translation>清除标记</translation>
    </message>
    <message>
        <source>Keep the marked range in the summary (P)</source>
        <translation>将标记范围保留在摘要中 (P)</translation>
    </message>
    <message>
        <source>Keep the marked range out of the summary (X)</source>
        <translation>将标记范围排除在摘要外 (X)</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Show only the marked range (Ctrl+M)</source>
        <translation>只显示标记范围 (Ctrl+M)</translation>
    </message>
    <message>
        <source>The marked range</source>
        <translation>标记范围</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>缩放</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>Banned.</source>
        <translation>已排除。</translation>
    </message>
    <message>
        <source>Between two clips less than {min_gap:.2f} s apart.</source>
        <translation>位于两个间隔不到 {min_gap:.2f} 秒的片段之间。</translation>
    </message>
    <message>
        <source>Importance {importance:.2f}, above {others}.</source>
        <translation>重要性 {importance:.2f}，高于{others}。</translation>
    </message>
    <message>
        <source>Importance {importance:.2f}.</source>
        <translation>重要性 {importance:.2f}。</translation>
    </message>
    <message>
        <source>Lasts {length:.2f} s; the shortest clip allowed is {min_clip:.2f} s.</source>
        <translation>长 {length:.2f} 秒；允许的最短片段为 {min_clip:.2f} 秒。</translation>
    </message>
    <message>
        <source>Much like clip {clip} (cosine {cosine:.2f}), which scores {other:.2f} against {score:.2f}.</source>
        <translation>与片段 {clip} 很相似（余弦 {cosine:.2f}），其评分 {other:.2f}，此处 {score:.2f}。</translation>
    </message>
    <message>
        <source>Pinned.</source>
        <translation>已固定。</translation>
    </message>
    <message>
        <source>Relevance {relevance:.2f} to the query, above {others}.</source>
        <translation>与查询的相关性 {relevance:.2f}，高于{others}。</translation>
    </message>
    <message>
        <source>Relevance {relevance:.2f} to the query.</source>
        <translation>与查询的相关性 {relevance:.2f}。</translation>
    </message>
    <message>
        <source>Relevance {relevance:.2f} to the query; every shot chosen has at least {weakest:.2f}.</source>
        <translation>与查询的相关性 {relevance:.2f}；所有入选镜头至少为 {weakest:.2f}。</translation>
    </message>
    <message>
        <source>Scores {score:.2f} at best, but {left:.1f} s of the budget are left for its {length:.1f} s.</source>
        <translation>评分最高 {score:.2f}，但预算只剩 {left:.1f} 秒，不够其 {length:.1f} 秒。</translation>
    </message>
    <message>
        <source>Scores {score:.2f} at best; the weakest chosen clip scores {weakest:.2f}.</source>
        <translation>评分最高 {score:.2f}；入选片段中最低为 {weakest:.2f}。</translation>
    </message>
    <message>
        <source>Stands for {similar} similar shots; importance {importance:.2f}.</source>
        <translation>代表 {similar} 个相似镜头；重要性 {importance:.2f}。</translation>
    </message>
    <message>
        <source>The whole video fits the budget.</source>
        <translation>整个视频都在预算之内。</translation>
    </message>
    <message>
        <source>Unlike all other shots (nearest cosine {cosine:.2f}); importance {importance:.2f}.</source>
        <translation>与其他所有镜头都不同（最近余弦 {cosine:.2f}）；重要性 {importance:.2f}。</translation>
    </message>
    <message>
        <source>all other shots</source>
        <translation>其他所有镜头</translation>
    </message>
    <message>
        <source>{share} of the other shots</source>
        <translation>{share} 的其他镜头</translation>
    </message>
</context>
<context>
    <name>RecentFiles</name>
    <message>
        <source>No files yet</source>
        <translation>尚无文件</translation>
    </message>
</context>
<context>
    <name>RowDelegate</name>
    <message>
        <source>Allow (X)</source>
        <translation>允许 (X)</translation>
    </message>
    <message>
        <source>Keep in the summary (P)</source>
        <translation>保留在摘要中 (P)</translation>
    </message>
    <message>
        <source>Keep out (X)</source>
        <translation>排除 (X)</translation>
    </message>
    <message>
        <source>Let go (P)</source>
        <translation>取消固定 (P)</translation>
    </message>
    <message>
        <source>Trim to playhead or marks (T)</source>
        <translation>修剪到播放头或标记 (T)</translation>
    </message>
    <message>
        <source>banned</source>
        <translation>已排除</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>已固定</translation>
    </message>
    <message>
        <source>trimmed</source>
        <translation>已修剪</translation>
    </message>
    <message>
        <source>{sentence}
Mean score {score:.2f}</source>
        <translation>{sentence}
平均评分 {score:.2f}</translation>
    </message>
</context>
<context>
    <name>RowList</name>
    <message>
        <source>As it was</source>
        <translation>恢复原样</translation>
    </message>
    <message>
        <source>Begin at the playhead	Q</source>
        <translation>从播放头开始	Q</translation>
    </message>
    <message>
        <source>Earlier in the summary	Alt+↑</source>
        <translation>在摘要中前移	Alt+↑</translation>
    </message>
    <message>
        <source>End with the playhead	W</source>
        <translation>在播放头结束	W</translation>
    </message>
    <message>
        <source>From in to out mark</source>
        <translation>从入点到出点</translation>
    </message>
    <message>
        <source>Keep in the summary	P</source>
        <translation>保留在摘要中	P</translation>
    </message>
    <message>
        <source>Keep out	X</source>
        <translation>排除	X</translation>
    </message>
    <message>
        <source>Later in the summary	Alt+↓</source>
        <translation>在摘要中后移	Alt+↓</translation>
    </message>
    <message>
        <source>P pins, X bans, T trims; Alt with an arrow moves a clip of the summary</source>
        <translation>P 固定，X 排除，T 修剪；Alt 加方向键移动摘要中的片段</translation>
    </message>
    <message>
        <source>Trim</source>
        <translation>修剪</translation>
    </message>
</context>
<context>
    <name>Ruler</name>
    <message>
        <source>Time axis</source>
        <translation>时间轴</translation>
    </message>
</context>
<context>
    <name>SessionController</name>
    <message>
        <source>cancel search</source>
        <translation>取消搜索</translation>
    </message>
</context>
<context>
    <name>SessionView</name>
    <message>
        <source>+{seconds:.1f} s adds shot {shot}</source>
        <translation>增加 {seconds:.1f} 秒可加入镜头 {shot}</translation>
    </message>
    <message>
        <source>1 clip</source>
        <translation>1 个片段</translation>
    </message>
    <message>
        <source>1 sample · {rate:.3g}/s</source>
        <translation>1 个采样 · {rate:.3g}/秒</translation>
    </message>
    <message>
        <source>1 shot</source>
        <translation>1 个镜头</translation>
    </message>
    <message>
        <source>Analysed in {seconds:.1f} s</source>
        <translation>分析用时 {seconds:.1f} 秒</translation>
    </message>
    <message>
        <source>Encoder {name}</source>
        <translation>编码器 {name}</translation>
    </message>
    <message>
        <source>Not analysed yet. “Analyse again” (F5) draws the curves.</source>
        <translation>尚未分析。“重新分析”(F5) 可绘制曲线。</translation>
    </message>
    <message>
        <source>Nothing is left out.</source>
        <translation>没有未入选的镜头。</translation>
    </message>
    <message>
        <source>Open a video: its pictures, its sound and the curves of its summary appear here.</source>
        <translation>打开视频后，其画面、声音和摘要曲线显示在此。</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>正在打开</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Searching for “{text}”</source>
        <translation>正在查找“{text}”</translation>
    </message>
    <message>
        <source>Starting the analysis</source>
        <translation>正在开始分析</translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation>正在启动 …</translation>
    </message>
    <message>
        <source>The clips appear once the video is analysed.</source>
        <translation>视频分析完成后显示片段。</translation>
    </message>
    <message>
        <source>The clips of the summary appear here.</source>
        <translation>摘要的片段显示在此。</translation>
    </message>
    <message>
        <source>The video is not analysed yet.</source>
        <translation>视频尚未分析。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>budget {budget}</source>
        <translation>预算 {budget}</translation>
    </message>
    <message>
        <source>cached</source>
        <translation>来自缓存</translation>
    </message>
    <message>
        <source>{number} clips</source>
        <translation>{number} 个片段</translation>
    </message>
    <message>
        <source>{number} samples · {rate:.3g}/s</source>
        <translation>{number} 个采样 · {rate:.3g}/秒</translation>
    </message>
    <message>
        <source>{number} shots</source>
        <translation>{number} 个镜头</translation>
    </message>
    <message>
        <source>{used:.1f} s of {budget:.1f} s used</source>
        <translation>已用 {used:.1f} / {budget:.1f} 秒</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>A video analysed before opens at once. Nothing but features is kept, no pictures and no sound.</source>
        <translation>分析过的视频可立即打开。只保留特征，不保留画面和声音。</translation>
    </message>
    <message>
        <source>Added at both ends of a clip where no hard cut is in the way.</source>
        <translation>在没有硬切的情况下加在片段两端。</translation>
    </message>
    <message>
        <source>Analyses that were not used for longest are deleted first.</source>
        <translation>最久未使用的分析最先删除。</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>分析</translation>
    </message>
    <message>
        <source>Autosave after</source>
        <translation>自动保存间隔</translation>
    </message>
    <message>
        <source>Autosaved states kept</source>
        <translation>保留的自动保存数</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Colours of the window.</source>
        <translation>窗口的颜色。</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Deutsch</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Editor: arrows go by one frame. Player: arrows jump by one and ten seconds.</source>
        <translation>剪辑软件：方向键移动一帧。播放器：方向键跳一秒和十秒。</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Folder for analyses</source>
        <translation>分析文件夹</translation>
    </message>
    <message>
        <source>GPU (CUDA)</source>
        <translation>GPU (CUDA)</translation>
    </message>
    <message>
        <source>GPU where it works, else CPU</source>
        <translation>可用时用 GPU，否则用 CPU</translation>
    </message>
    <message>
        <source>Go on where you stopped</source>
        <translation>从上次停止处继续</translation>
    </message>
    <message>
        <source>How many frames of a second are looked at; more takes longer. Counts for the next analysis.</source>
        <translation>每秒查看多少帧；越多越慢。用于下一次分析。</translation>
    </message>
    <message>
        <source>How much relevance to the query counts against importance: 0 ignores the query, 1 follows it alone.</source>
        <translation>与查询的相关性相对于重要性的比重：0 忽略查询，1 只看查询。</translation>
    </message>
    <message>
        <source>Keep analyses</source>
        <translation>保留分析</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>键盘</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Language of menus and texts. Takes effect when the program is started again.</source>
        <translation>菜单和文字的语言。重新启动程序后生效。</translation>
    </message>
    <message>
        <source>Largest size</source>
        <translation>最大容量</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Like a player</source>
        <translation>像播放器</translation>
    </message>
    <message>
        <source>Like an editor</source>
        <translation>像剪辑软件</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Longer shots are divided, except pinned and trimmed ones.</source>
        <translation>较长的镜头会被分割，固定和修剪的除外。</translation>
    </message>
    <message>
        <source>Longest clip</source>
        <translation>最长片段</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>余量</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>No clip is shorter than this, except pinned and trimmed ones.</source>
        <translation>片段不短于此，固定和修剪的除外。</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>无限制</translation>
    </message>
    <message>
        <source>Older autosaved states of the same session are deleted.</source>
        <translation>同一会话中较早的自动保存会被删除。</translation>
    </message>
    <message>
        <source>Opening a video again shows the moment it was left at.</source>
        <translation>再次打开视频时显示上次离开的时刻。</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Query strength</source>
        <translation>查询强度</translation>
    </message>
    <message>
        <source>Samples per second</source>
        <translation>每秒采样数</translation>
    </message>
    <message>
        <source>Scorer</source>
        <translation>评分器</translation>
    </message>
    <message>
        <source>Shortest clip</source>
        <translation>最短片段</translation>
    </message>
    <message>
        <source>Shortest gap</source>
        <translation>最短间隔</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Summary budget</source>
        <translation>摘要预算</translation>
    </message>
    <message>
        <source>The one that comes with the program</source>
        <translation>程序自带的</translation>
    </message>
    <message>
        <source>The recommended one</source>
        <translation>推荐的</translation>
    </message>
    <message>
        <source>The system&apos;s cache folder</source>
        <translation>系统缓存文件夹</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Unsaved changes are kept in a side file this long after a change, for a crash; the project itself is not touched.</source>
        <translation>更改后经过此时间，未保存的更改会存入旁侧文件以防崩溃；项目本身不受影响。</translation>
    </message>
    <message>
        <source>What compares pictures and words. Counts for the next analysis.</source>
        <translation>比较画面与文字的模型。从下一次分析起生效。</translation>
    </message>
    <message>
        <source>What decides importance.</source>
        <translation>由什么决定重要性。</translation>
    </message>
    <message>
        <source>What lies between two clips nearer than this is kept too, where the budget allows and nothing of it is banned or trimmed away. 0 keeps every gap.</source>
        <translation>两个片段的间隔小于此值时，其间的内容也会保留，只要预算允许且其中没有被排除或剪掉的部分。0 表示保留所有间隔。</translation>
    </message>
    <message>
        <source>What runs the models.</source>
        <translation>由什么运行模型。</translation>
    </message>
    <message>
        <source>What the first summary begins with: a share (15%) or a time (90s, 00:01:30). Later ones keep what was set last.</source>
        <translation>第一个摘要的起始值：比例 (15%) 或时间 (90s, 00:01:30)。之后沿用上次的设置。</translation>
    </message>
    <message>
        <source>Where analyses are kept.</source>
        <translation>保留分析的位置。</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>简体中文</source>
        <translation>简体中文</translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>Next video</source>
        <translation>下一个视频</translation>
    </message>
    <message>
        <source>Open the next video</source>
        <translation>打开下一个视频</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Show the export page</source>
        <translation>显示导出页面</translation>
    </message>
    <message>
        <source>Show what waits</source>
        <translation>显示等待中的文件</translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation>正在启动 …</translation>
    </message>
    <message>
        <source>Stop this</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>SummaryPanel</name>
    <message>
        <source>Clips</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>Clips in the summary</source>
        <translation>摘要中的片段</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>未入选</translation>
    </message>
    <message>
        <source>Lists of the summary</source>
        <translation>摘要的列表</translation>
    </message>
    <message>
        <source>Shots left out</source>
        <translation>未入选的镜头</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Filmstrip</source>
        <translation>胶片条</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Allow shot {number}</source>
        <translation>允许镜头 {number}</translation>
    </message>
    <message>
        <source>Ban clip {number}</source>
        <translation>排除片段 {number}</translation>
    </message>
    <message>
        <source>Ban shot {number}</source>
        <translation>排除镜头 {number}</translation>
    </message>
    <message>
        <source>Mark in here</source>
        <translation>在此设入点</translation>
    </message>
    <message>
        <source>Mark out here</source>
        <translation>在此设出点</translation>
    </message>
    <message>
        <source>Pin clip {number}</source>
        <translation>固定片段 {number}</translation>
    </message>
    <message>
        <source>Pin shot {number}</source>
        <translation>固定镜头 {number}</translation>
    </message>
    <message>
        <source>Unpin clip {number}</source>
        <translation>取消固定片段 {number}</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Go to the end</source>
        <translation>跳到结尾</translation>
    </message>
    <message>
        <source>Go to the start</source>
        <translation>跳到开头</translation>
    </message>
    <message>
        <source>Hours, minutes, seconds and frames of the playhead</source>
        <translation>播放头的时、分、秒、帧</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>后退一帧</translation>
    </message>
    <message>
        <source>One frame on</source>
        <translation>前进一帧</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Play once</source>
        <translation>播放一次</translation>
    </message>
    <message>
        <source>Play only what is in the summary (S)</source>
        <translation>只播放摘要中的内容 (S)</translation>
    </message>
    <message>
        <source>Play summary</source>
        <translation>播放摘要</translation>
    </message>
    <message>
        <source>Repeat from in to out mark</source>
        <translation>在入点和出点之间循环</translation>
    </message>
    <message>
        <source>Repeat the clip</source>
        <translation>循环此片段</translation>
    </message>
    <message>
        <source>Repeat the video, or the summary</source>
        <translation>循环视频或摘要</translation>
    </message>
    <message>
        <source>Sound off</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation>打开声音</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Speed (&lt; slower, &gt; faster; J and L also backwards)</source>
        <translation>速度（&lt; 更慢，&gt; 更快；J 和 L 也可倒放）</translation>
    </message>
    <message>
        <source>Stop summary</source>
        <translation>停止摘要</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Volume {percent} (Shift+↑ and Shift+↓)</source>
        <translation>音量 {percent}（Shift+↑ 和 Shift+↓）</translation>
    </message>
</context>
<context>
    <name>ValuePanel</name>
    <message>
        <source>Copy as CSV</source>
        <translation>复制为 CSV</translation>
    </message>
    <message>
        <source>Copy the selected rows, or all of them (Ctrl+C)</source>
        <translation>复制所选行或全部 (Ctrl+C)</translation>
    </message>
    <message>
        <source>The values appear once a video is analysed.</source>
        <translation>视频分析完成后显示数值。</translation>
    </message>
    <message>
        <source>{number} samples</source>
        <translation>{number} 个采样</translation>
    </message>
</context>
<context>
    <name>ValueView</name>
    <message>
        <source>Values of the curves</source>
        <translation>曲线的数值</translation>
    </message>
</context>
<context>
    <name>Values</name>
    <message>
        <source>Clip</source>
        <translation>片段</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>Shot</source>
        <translation>镜头</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
</context>
<context>
    <name>Warnings</name>
    <message>
        <source>A {0} file cannot say that its picture is to be turned by {1}°: the copy plays without that turn.</source>
        <translation>{0} 文件无法注明画面需要旋转 {1}°：副本播放时不会旋转。</translation>
    </message>
    <message>
        <source>Copied without encoding, clip {0} holds {1} instead of {2}.</source>
        <translation>未编码直接复制，片段 {0} 实际为 {1}，而不是 {2}。</translation>
    </message>
    <message>
        <source>Copied without encoding, clips {0} to {1} hold {2} instead of {3}.</source>
        <translation>未编码直接复制，片段 {0} 至 {1} 实际为 {2}，而不是 {3}。</translation>
    </message>
    <message>
        <source>Nothing can be decoded from {0} s on.</source>
        <translation>从 {0} 秒起无法解码。</translation>
    </message>
    <message>
        <source>One frame cannot be decoded and is left out.</source>
        <translation>有一帧无法解码，已略去。</translation>
    </message>
    <message>
        <source>One frame could not be decoded and is missing.</source>
        <translation>1 帧无法解码，因此缺失。</translation>
    </message>
    <message>
        <source>One frame could not be decoded; the picture before it stands in.</source>
        <translation>有 1 帧无法解码，由其前一帧画面代替。</translation>
    </message>
    <message>
        <source>Reading stopped before the end of the file ({0}).</source>
        <translation>未到文件末尾便停止读取（{0}）。</translation>
    </message>
    <message>
        <source>Some pictures are damaged; they are shown as far as they can be decoded.</source>
        <translation>部分画面已损坏；仅显示能解码的部分。</translation>
    </message>
    <message>
        <source>The analysis cannot be kept for next time: {0}.</source>
        <translation>无法为下次保留分析：{0}。</translation>
    </message>
    <message>
        <source>The budget is one frame ({0} s), because the video is so short.</source>
        <translation>视频太短，预算为一帧（{0} 秒）。</translation>
    </message>
    <message>
        <source>The file is a still picture; it is shown as a video of one frame.</source>
        <translation>文件是静态图片，按只有一帧的视频显示。</translation>
    </message>
    <message>
        <source>The file is incomplete: its last {0} announced seconds are missing.</source>
        <translation>文件不完整：缺少所声明的最后 {0} 秒。</translation>
    </message>
    <message>
        <source>The file is incomplete: {0} of {1} announced frames are there.</source>
        <translation>文件不完整：所声明的 {1} 帧中只有 {0} 帧。</translation>
    </message>
    <message>
        <source>The pin at {0} lies outside the video and is left out.</source>
        <translation>{0} 处的固定在视频之外，已略去。</translation>
    </message>
    <message>
        <source>The pinned clips last {0} s, longer than the budget of {1} s.</source>
        <translation>固定的片段共 {0} 秒，超过预算 {1} 秒。</translation>
    </message>
    <message>
        <source>The shortest clip is {0} s instead of {1} s, because the video is so short.</source>
        <translation>视频太短，最短片段为 {0} 秒，而不是 {1} 秒。</translation>
    </message>
    <message>
        <source>The stored time stamps are unusable; the frames&apos; times were rebuilt.</source>
        <translation>存储的时间戳不可用；已重建各帧的时间。</translation>
    </message>
    <message>
        <source>The summary is empty because the whole video is banned.</source>
        <translation>整个视频都被排除，摘要为空。</translation>
    </message>
    <message>
        <source>Timelines use {0} frames a second, because editing programs do not take the video&apos;s {1}.</source>
        <translation>时间线使用每秒 {0} 帧，因为剪辑软件不支持视频的 {1}。</translation>
    </message>
    <message>
        <source>What may be taken lies in pieces shorter than {0} s: shorter clips are used.</source>
        <translation>可选部分都短于 {0} 秒：使用更短的片段。</translation>
    </message>
    <message>
        <source>{0} cannot be read, so the defaults are used: {1}.</source>
        <translation>无法读取 {0}，因此使用默认值：{1}。</translation>
    </message>
    <message>
        <source>{0} frames cannot be decoded and are left out.</source>
        <translation>{0} 帧无法解码，已略去。</translation>
    </message>
    <message>
        <source>{0} frames could not be decoded and are missing.</source>
        <translation>{0} 帧无法解码，因此缺失。</translation>
    </message>
    <message>
        <source>{0} frames could not be decoded; the pictures before them stand in.</source>
        <translation>{0} 帧无法解码；以其前一画面代替。</translation>
    </message>
    <message>
        <source>{0}, and cuts lie within half a frame of the video&apos;s own.</source>
        <translation>{0}，剪切点与视频自身的相差不超过半帧。</translation>
    </message>
    <message>
        <source>{0}: keys.{1} is a list of keys.</source>
        <translation>{0}：keys.{1} 应为按键列表。</translation>
    </message>
    <message>
        <source>{0}: {1} is a table.</source>
        <translation>{0}：{1} 应为表。</translation>
    </message>
    <message>
        <source>{0}: {1}; the default is used.</source>
        <translation>{0}：{1}；使用默认值。</translation>
    </message>
</context>
<context>
    <name>WaveformRow</name>
    <message>
        <source>How loud the video is over time</source>
        <translation>视频音量随时间的变化</translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation>波形</translation>
    </message>
</context>
<context>
    <name>WhyView</name>
    <message>
        <source>Allow the summary so much more</source>
        <translation>允许摘要增加这么多</translation>
    </message>
    <message>
        <source>Concepts in its importance</source>
        <translation>其重要性中的概念</translation>
    </message>
    <message>
        <source>{seconds} more of budget lets it in</source>
        <translation>预算再增加 {seconds} 即可入选</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Checking the cuts</source>
        <translation>正在检查剪切点</translation>
    </message>
    <message>
        <source>Codec</source>
        <translation>编解码器</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>编码器</translation>
    </message>
    <message>
        <source>Fetching pictures</source>
        <translation>正在获取画面</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Finding shots</source>
        <translation>正在查找镜头</translation>
    </message>
    <message>
        <source>First look</source>
        <translation>初步浏览</translation>
    </message>
    <message>
        <source>HDR, tone-mapped</source>
        <translation>HDR，已做色调映射</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Looking at frames</source>
        <translation>正在查看各帧</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>画面</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>正在读取文件</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>采样</translation>
    </message>
    <message>
        <source>Scorer</source>
        <translation>评分器</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>正在评分</translation>
    </message>
    <message>
        <source>Shots</source>
        <translation>镜头</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Starts at</source>
        <translation>起始于</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>存储方式</translation>
    </message>
    <message>
        <source>Time taken</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Writing a timeline</source>
        <translation>正在写入时间线</translation>
    </message>
    <message>
        <source>Writing the video</source>
        <translation>正在写入视频</translation>
    </message>
    <message>
        <source>banned</source>
        <translation>已排除</translation>
    </message>
    <message>
        <source>below the weakest clip, {weakest:.2f}</source>
        <translation>低于最低片段 {weakest:.2f}</translation>
    </message>
    <message>
        <source>between two near clips</source>
        <translation>在两个邻近片段之间</translation>
    </message>
    <message>
        <source>decoding</source>
        <translation>解码</translation>
    </message>
    <message>
        <source>encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>features from the cache</source>
        <translation>特征来自缓存</translation>
    </message>
    <message>
        <source>importance {importance:.2f}</source>
        <translation>重要性 {importance:.2f}</translation>
    </message>
    <message>
        <source>in all</source>
        <translation>总计</translation>
    </message>
    <message>
        <source>interlaced</source>
        <translation>隔行</translation>
    </message>
    <message>
        <source>low for the query, {relevance:.2f}</source>
        <translation>与查询相关性低，{relevance:.2f}</translation>
    </message>
    <message>
        <source>much like clip {clip} ({cosine:.2f})</source>
        <translation>与片段 {clip} 很相似（{cosine:.2f}）</translation>
    </message>
    <message>
        <source>no room for {length:.1f} s</source>
        <translation>放不下 {length:.1f} 秒</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>已固定</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>relevance {relevance:.2f}</source>
        <translation>相关性 {relevance:.2f}</translation>
    </message>
    <message>
        <source>scoring</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>shots</source>
        <translation>镜头</translation>
    </message>
    <message>
        <source>stands for {similar} similar shots</source>
        <translation>代表 {similar} 个相似镜头</translation>
    </message>
    <message>
        <source>the whole video fits</source>
        <translation>整个视频都放得下</translation>
    </message>
    <message>
        <source>too short, {length:.1f} s</source>
        <translation>太短，{length:.1f} 秒</translation>
    </message>
    <message>
        <source>turned by {angle}°</source>
        <translation>旋转 {angle}°</translation>
    </message>
    <message>
        <source>under 0.1 s</source>
        <translation>不到 0.1 秒</translation>
    </message>
    <message>
        <source>unlike all others · importance {importance:.2f}</source>
        <translation>与众不同 · 重要性 {importance:.2f}</translation>
    </message>
    <message>
        <source>variable frame rate</source>
        <translation>可变帧率</translation>
    </message>
    <message>
        <source>{count} · {rate} a second</source>
        <translation>{count} · 每秒 {rate} 个</translation>
    </message>
    <message>
        <source>{rate} frames/s</source>
        <translation>{rate} 帧/秒</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>剩余 {time}</translation>
    </message>
    <message>
        <source>{time} s on its own clock</source>
        <translation>自身时钟的 {time} 秒</translation>
    </message>
    <message>
        <source>{time} · {count} frames</source>
        <translation>{time} · {count} 帧</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>“{text}”</translation>
    </message>
</context>
<context>
    <name>WorkView</name>
    <message>
        <source>A first look at some frames of the video. The full analysis is on its way and replaces it.</source>
        <translation>根据视频的部分帧得出的初步结果。完整分析正在进行，完成后将替换它。</translation>
    </message>
    <message>
        <source>Exporting {name}</source>
        <translation>正在导出 {name}</translation>
    </message>
    <message>
        <source>Provisional, from {number} frames</source>
        <translation>暂定，基于 {number} 帧</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Show the export page</source>
        <translation>显示导出页面</translation>
    </message>
    <message>
        <source>provisional</source>
        <translation>暂定</translation>
    </message>
    <message>
        <source>“{name}” is exported.</source>
        <translation>“{name}”已导出。</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>clip lengths</source>
        <translation>片段长度</translation>
    </message>
</context>
</TS>
