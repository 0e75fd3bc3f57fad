<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en_GB">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About VSum Desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MIT licence. Qt is used under the LGPL; FFmpeg inside PyAV under the GPL.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summaries of videos, guided by language and graphs, made on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The page of licences is not here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ApplicationView</name>
    <message>
        <source>The system report is on the clipboard. It names versions, device and models, and no files of yours.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ArcsView</name>
    <message>
        <source>Graph: arcs between samples over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left and Right move from sample to sample, Enter goes there, Tab leads to its neighbours, Escape shows all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>future → past</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>past → future</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} · importance {importance} · {number} arcs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Causes</name>
    <message>
        <source>A file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ONNX Runtime cannot be loaded: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256 {0}, not {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a blank text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a budget is above 0 and at most 100 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a model “{0}” is installed already (version {1}; this one is {2})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a model&apos;s zip holds one folder with a {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a newer version of this program wrote it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a text file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>access is denied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an interval needs 0 ≤ start &lt; end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>anchors, mean and deviation must have 128 entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another video of this batch has the output {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copies end in {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>embedding holds values that are no numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>embedding sizes differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>encoder and scorer mean different lists by {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>frame {0} of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>importance outside [0, 1]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inputs {0}, outputs {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it allows {0} s, the shortest clip is {1} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it cannot be unpacked: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it does not exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it exists already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds no JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds no JSON object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it holds no autosaved project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a file, not a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is no {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is the input itself, which is never touched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is the source itself, which is never touched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its folder does not exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its id is no folder&apos;s name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its manifest has no id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>its schema is not {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>manifest and file differ on regions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no cause is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no clips to write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no decoder for the picture stream</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no frame begins in this clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no picture can be decoded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no picture can be decoded here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no picture of the first clip can be decoded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no picture stream</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no single frame is short enough (the shortest lasts {0} s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no such device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no such model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no such setting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no such sound stream</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no sync frame can be decoded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no word that the model could read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not JSON: {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a JSON object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a budget (write 15%, 90s or 00:01:30)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a span (write START-END, for example 12.5-20)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a time (write 90, 1.5s or 00:01:30.5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not all frames of a clip could be found in the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pictures end in {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the encoder gives no statistics for {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the file names the model {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the folder {0} does not exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the frame table does not fit the stream&apos;s time base</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the longest clip is at least as long as the shortest ({0})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the margin cannot be negative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the model “{0}” comes with the program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the query has no embedding</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the query strength lies between 0 and 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the scorer names no anchor list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the scorer reads anchor words, the encoder reads no text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the scorer reads regions, none were given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the scorer reads regions, the encoder gives none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the scores hold values that are not numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the setting {0} is {1}, not {2}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the shortest clip cannot be negative</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the summary has no clip to show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the video&apos;s time stamps cannot be relied on, so it can only be cut by encoding it anew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no video in {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there is no {0} in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this ONNX Runtime has no CUDA support</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this encoder reads no text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this encoder reads no text, so it cannot take a query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two outputs have the same name {0}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wrong shape</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} bytes long, not {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} does not exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} holds values that are no numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} is one of {1}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} was measured with another list {1}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>&amp;Analyse again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Analysis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Ask for something</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Ban the shot here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy system report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;End the clip here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Forwards, or faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Graph or picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pin the shot here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Play or pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Playback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Repeat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Scorer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About &amp;VSum Desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bac&amp;kwards, or slower</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin the clip &amp;here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budget: one clip &amp;less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budget: one clip &amp;more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear &amp;marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clip as it &amp;was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clip e&amp;arlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clip la&amp;ter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clips in order of t&amp;ime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy curves as CS&amp;V</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Higher speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep query, pins, trims and budget in a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let go of the video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Louder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lower speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the selected clips in the summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing, all, the marked span, or the clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One frame &amp;back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One frame &amp;on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One second back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One second on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a video or a project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the &amp;logs folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play the &amp;summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pre&amp;ferences…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save project &amp;as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See, check, install and remove models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Softer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound o&amp;ff</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back the trim of the shot here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back your own order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ten seconds back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ten seconds on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trim the clip or shot here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions, device and models, for a report of a problem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole &amp;video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom to the &amp;marks</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>Curves of importance, relevance and score</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CutControl</name>
    <message>
        <source>All {there} edges of this weight or more are drawn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>weight ≥ {weight}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{shown} of the {there} edges of this weight or more are drawn, the strongest of each kind.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CutSlider</name>
    <message>
        <source>Hide edges below a weight. Behind the slider: how many edges have which weight.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight from which edges are shown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the sentence and its details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what a report of this should hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DockTitle</name>
    <message>
        <source>Drag to move this panel, double-click to float it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Float {name} as a window of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put {name} back into the window</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Docks</name>
    <message>
        <source>&amp;Reset layout</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put every panel back where it was at first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EdgeModel</name>
    <message>
        <source>Apart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weight</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EdgeTable</name>
    <message>
        <source>Edges of the graph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter goes to the sample where the edge comes from; Ctrl+C copies all rows as CSV.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EditCommands</name>
    <message>
        <source>allow {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ban {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>budget {budget}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clear query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>compare “{text}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>order of time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pin {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>query strength {percent} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>query “{text}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>recommended scorer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>remove “{text}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reorder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reset trim of shot {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scorer {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trim {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unpin {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use no query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>use “{text}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} clips</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>A minute of photographs, made at set-up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop a video here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is analysed on this computer; then ask for something and set how long the summary may be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let go to open it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a video or a project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a video…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the demo video</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>Allow a longer summary, or shorter clips.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analysis ▸ Models shows which models are installed, and installs others.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another folder or another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another scorer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the CPU in Edit ▸ Preferences, and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the CPU in Edit ▸ Preferences.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close other programs, or take fewer samples per second in Edit ▸ Preferences.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Convert it to another format with another program, and open that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did you mean “{suggestion}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install the model again in Analysis ▸ Models, or choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make room, or choose another disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No picture of {path} can be decoded: {cause}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a file with moving pictures; sound alone cannot be summarized.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open another project, or the video itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See whether it plays elsewhere; a file that was copied only in part has to be copied again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See whether it was moved, or whether its disk is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See who may use it, or choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something unexpected went wrong: {cause}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device “{device}” does not work here: {cause}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model cannot be used: {cause}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model in {path} cannot be used: {cause}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{model}” failed: {cause}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The model “{model}” is damaged: {path}, {cause}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The models do not fit together: {cause}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The project cannot be used: {cause}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The query is empty: write a word or a sentence, or leave the query out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The summary budget {text} cannot be kept: {cause}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The video {path} is not where it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model “{model}” here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no {setting} “{value}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough memory for this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be done: {cause}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This failed: {cause}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can go on. Help ▸ Copy system report and the details hold what a report of this needs; saving the project is wise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be opened as a video: {cause}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} cannot be used: {cause}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} could not be written because the disk is full; nothing was left behind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} could not be written: {cause}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} has no moving picture: {cause}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{path} is no project of this program: {cause}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExplainView</name>
    <message>
        <source>Ban clip {number} and this shot comes in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ban it and nothing comes in its place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ban it and shot {shots} comes in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ban it and shots {shots} come in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Even if clip {number} were banned, this shot would not come in.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportOutcome</name>
    <message>
        <source>Exact: all {number} clips were read back, first and last frame as chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exact: the one clip was read back, first and last frame as chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show {name} in its folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written, but the file could not be read back to check it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written, but {wrong} of {number} clips begin or end on another frame than chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportPanel</name>
    <message>
        <source>Back to the clips</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled; no partial file was left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export the summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for the export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the files, without ending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Otherwise an existing file is never touched; the video itself never is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace files of the same name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop writing; nothing partial is left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no summary to export yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the files go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write these files (Return)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FailurePage</name>
    <message>
        <source>Open another video…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FolderField</name>
    <message>
        <source>Choose a folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Graph</name>
    <message>
        <source>Edges between samples near each other in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edges between samples that both answer the query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edges between samples that look alike, far apart in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shots that look alike, by the cosine of their pictures, whatever the scorer makes of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show or hide the graph {name}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What earlier samples tell later ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What later samples tell earlier ones</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What neighbours tell each other, both ways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>backward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>both ways</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is told by this sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>similarity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tells this sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>temporal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>undirected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>visual</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GraphPage</name>
    <message>
        <source>Arcs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy all rows of the table (Ctrl+C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edges</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Graphs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the graph is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GraphPanel</name>
    <message>
        <source>Graphs…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the graph in the centre, with its matrix and its table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which graphs of the scorer are shown</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GraphSwitches</name>
    <message>
        <source>Which step of the refinement is shown: from the first guess to the final graph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{name} {number} of {last}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GraphView</name>
    <message>
        <source>Click a frame in the graph to see what it belongs together with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edges between samples appear here: what the scorer saw as belonging together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Graph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No edges: choose a graph or a kind of edge at the left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not analysed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the graph (G)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the picture (G)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The edges between samples appear once the video is analysed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This sample has no edges.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>clip {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} edges of the sample at {time} · Esc shows all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{scorer} has no graph of its own: shots that look alike</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{scorer} · {shown} of {there} edges, the strongest of each kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{scorer} · {there} edges</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All back to default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a command to change its keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go back to the keys that the command had at first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let no key run the command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let this key alone run the command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let this key run the command too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press a new key for “{command}” below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press the key here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline: Ctrl+wheel zooms, the wheel pans, a double-click shows the whole video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} is free.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} runs this command already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{key} runs “{other}” now; it would be taken from there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KindList</name>
    <message>
        <source>A chapter list of the summary, as video platforms read it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CMX 3600, for all others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clips, curves, why each shot is in or out: one file that needs nothing else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contact sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EDL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Final Cut Pro, Resolve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Final Cut XML</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For editing programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GIF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importance, relevance and score as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MP4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OpenTimelineIO</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Premiere Pro, Resolve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Premiere XML</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolve, Kdenlive, others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Score, place and reason of each clip, timed for the summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stills</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best frame of every clip at full size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The best frame of every clip with time codes, score and reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clips as a Final Cut Pro 7 sequence, which Premiere Pro reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clips as a Final Cut Pro X project, with reasons as notes and markers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clips as a moving picture, no sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clips as a picture that moves, no sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clips as an edit decision list, with reasons as comments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clips as an open timeline, with scores and reasons as markers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clips in one file; every cut is read back and checked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clips without encoding them anew; what each really holds is said afterwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To look at and to publish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Untouched copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Video, models, curves, shots, clips and reasons as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WebP</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a folder, one frame a clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a table of all samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a web page with reasons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all clips in one picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cut to the frame, with sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for a description</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for other programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moving picture, large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moving picture, small file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quick, but cuts at sync frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reasons, while it plays</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Curves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relevance appears with a query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>importance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>relevance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>score</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LegendButton</name>
    <message>
        <source>Show or hide the curve of {name}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ListBar</name>
    <message>
        <source>As shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By score</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In your order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Order of time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the clips in the order of time again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sorting of the lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the list is sorted by; the summary keeps its own order</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Graph</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The analysis was cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file plays without sound here; pictures, analysis and export are exact.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Values</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MatrixView</name>
    <message>
        <source>Graph as a matrix: columns are sources, rows are targets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Plus and minus zoom, arrows move, Home shows everything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{words}, strongest of {number} × {number} samples</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MissingPage</name>
    <message>
        <source>Find the video…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of the project is lost: show where the video is now, and it goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once its disk is there, or it is back in its place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open something else…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pins, bans and trims keep their times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show where the video is now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use it anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is another file than the one this project was made with: its content differs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is not where it was.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>Checking …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare every file with its checksum again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete this model; models that come with the program stay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a zip file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install a model from a folder or a zip file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licence: code {code}, weights {weights}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Model card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models (*.zip);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Runs on: {device}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This model has no card.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scorer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{id} · {size} MB · manifest {sha}…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NeighbourList</name>
    <message>
        <source>Enter goes to the neighbour, Escape shows all samples again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neighbours of the sample in focus</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OpeningPage</name>
    <message>
        <source>Opening {name} …</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>All back to default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete kept analyses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups of settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is kept yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the settings file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See and change the keys of all commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Videos are analysed anew when they are opened again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{size} MB are kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Presenter</name>
    <message>
        <source>Clip {number} · {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out · another part of shot {number} is in the summary.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out · shot {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out · {reason}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shot {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trimmed by hand</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{text} {seconds} more would let it in.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProjectView</name>
    <message>
        <source>Autosaved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do not save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find the video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a video or a project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Otherwise the pins, trims and other edits made since the last save are lost.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projects ({pattern})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restore</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the changes to “{name}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take up the work where it was autosaved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program did not end properly. Unsaved work on “{name}” of {when} can be restored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Videos ({patterns});;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Videos and projects ({patterns});;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{name}” is another file than the one this project was made with: pins and trims may lie elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RangeBar</name>
    <message>
        <source>Ban</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the marked range in the summary (P)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the marked range out of the summary (X)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only the marked range (Ctrl+M)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The marked range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>Banned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importance {importance:.2f}, above {others}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lasts {length:.2f} s; the shortest clip allowed is {min_clip:.2f} s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Much like clip {clip} (cosine {cosine:.2f}), which scores {other:.2f} against {score:.2f}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pinned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relevance {relevance:.2f} to the query, above {others}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Relevance {relevance:.2f} to the query; every shot chosen has at least {weakest:.2f}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores {score:.2f}, but {left:.1f} s of the budget are left for its {length:.1f} s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scores {score:.2f}; the weakest chosen clip scores {weakest:.2f}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stands for {similar} similar shots; importance {importance:.2f}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole video fits the budget.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlike all other shots (nearest cosine {cosine:.2f}); importance {importance:.2f}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all other shots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{share} of the other shots</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecentFiles</name>
    <message>
        <source>No files yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RowDelegate</name>
    <message>
        <source>Allow (X)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep in the summary (P)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep out (X)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let go (P)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trim to playhead or marks (T)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>banned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pinned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trimmed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{sentence}
Mean score {score:.2f}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RowList</name>
    <message>
        <source>As it was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin at the playhead	Q</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Earlier in the summary	Alt+↑</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End with the playhead	W</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From in to out mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep in the summary	P</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep out	X</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later in the summary	Alt+↓</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>P pins, X bans, T trims; Alt with an arrow moves a clip of the summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trim</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Ruler</name>
    <message>
        <source>Time axis</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionController</name>
    <message>
        <source>cancel search</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SessionView</name>
    <message>
        <source>{used:.1f} s of {budget:.1f} s used</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>A video analysed before opens at once. Nothing but features is kept, no pictures and no sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added at both ends of a clip where no hard cut is in the way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analyses that were not used for longest are deleted first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Autosave after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Autosaved states kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours of the window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deutsch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Editor: arrows go by one frame. Player: arrows jump by one and ten seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder for analyses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPU (CUDA)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GPU where it works, else CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on where you stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many frames of a second are looked at; more takes longer. Counts for the next analysis.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much relevance to the query counts against importance: 0 ignores the query, 1 follows it alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep analyses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language of menus and texts. Takes effect when the program is started again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like a player</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like an editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longer shots are divided, except pinned and trimmed ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No clip is shorter than this, except pinned and trimmed ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Older autosaved states of the same session are deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening a video again shows the moment it was left at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projects</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Query strength</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples per second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scorer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortest clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Storage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Summary budget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The recommended one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system&apos;s cache folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved changes are kept in a side file this long after a change, for a crash; the project itself is not touched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What decides importance.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What runs the models.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the first summary begins with: a share (15%) or a time (90s, 00:01:30). Later ones keep what was set last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where analyses are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>简体中文</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop this</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Filmstrip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Allow shot {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ban clip {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ban shot {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark in here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark out here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin clip {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pin shot {number}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unpin clip {number}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Go to the end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hours, minutes, seconds and frames of the playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One frame on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play only what is in the summary (S)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat from in to out mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat the clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Repeat the video, or the summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speed (&lt; slower, &gt; faster; J and L also backwards)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Volume {percent} % (Shift+↑ and Shift+↓)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ValuePanel</name>
    <message>
        <source>Copy as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the selected rows, or all of them (Ctrl+C)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The values appear once a video is analysed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} samples</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ValueView</name>
    <message>
        <source>Values of the curves</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Warnings</name>
    <message>
        <source>Copied without encoding, clip {0} holds {1} instead of {2}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the order in which they are written: the video, whose receipt the JSON holds, first, the JSON last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kinds that are a folder of files.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be decoded from {0} s on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One frame cannot be decoded and is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading stopped before the end of the file ({0}).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some pictures are damaged; they are shown as far as they can be decoded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The analysis cannot be kept for next time: {0}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The budget is one frame ({0} s), because the video is so short.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is a still picture; it is shown as a video of one frame.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is incomplete: its last {0} announced seconds are missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is incomplete: {0} of {1} announced frames are there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pin at {0} lies outside the video and is left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The pinned clips last {0}, longer than the budget of {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shortest clip is {0} instead of {1}, because the video is so short.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The stored time stamps are unusable; the frames&apos; times were rebuilt.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The summary is empty because the whole video is banned.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Timelines use {0} frames a second, because editing programs do not take the video&apos;s {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What may be taken lies in pieces shorter than {0}: shorter clips are used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} cannot be read, so the defaults are used: {1}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} frames cannot be decoded and are left out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} frames could not be decoded and are missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0} frames could not be decoded; the pictures before them stand in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}, and cuts lie within half a frame of the video&apos;s own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: keys.{1} is a list of keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: {1} is a table.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{0}: {1}; the default is used.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WaveformRow</name>
    <message>
        <source>How loud the video is over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhyView</name>
    <message>
        <source>Allow the summary so much more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Concepts in its importance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{seconds} more of budget lets it in</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Checking the cuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Codec</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finding shots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HDR, tone-mapped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scorer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Starts at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stored</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing the video</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>banned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>features from the cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>importance {importance:.2f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>interlaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>low for the query, {relevance:.2f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>much like clip {clip} ({cosine:.2f})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pinned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>relevance {relevance:.2f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>score {score:.2f}, no room for {length:.1f} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>score {score:.2f}, weakest clip {weakest:.2f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stands for {similar} similar shots</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the whole video fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too short, {length:.1f} s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>turned by {angle}°</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>under 0.1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unlike all others · importance {importance:.2f}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>variable frame rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} · {rate} a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{rate} frames/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} s on its own clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{time} · {count} frames</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WorkView</name>
    <message>
        <source>A first look at a few frames of the video. The full analysis is on its way and replaces it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Provisional, from {number} frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>provisional</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>clip lengths</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
