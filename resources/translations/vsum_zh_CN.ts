<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_GB">
<context>
    <name>Actions</name>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
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
        <source>a blank text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a budget is above 0 and at most 100 %</source>
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
        <source>embedding holds values that are no numbers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>embedding sizes differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>importance outside [0, 1]</source>
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
        <source>it is a folder</source>
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
        <source>its folder does not exist</source>
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
        <source>no such device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no such model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no such sound stream</source>
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
        <source>the file is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the frame table does not fit the stream&apos;s time base</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the margin cannot be negative</source>
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
        <source>the shortest clip cannot be negative</source>
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
        <source>wrong shape</source>
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
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Faster</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
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
        <source>&amp;Open video…</source>
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
        <source>&amp;Scorer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Slower</source>
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
        <source>Budget: one clip &amp;less</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Budget: one clip &amp;more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next clip</source>
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
        <source>Play the &amp;summary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous clip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sound &amp;off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
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
</context>
<context>
    <name>Errors</name>
    <message>
        <source>Did you mean “{suggestion}”?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No picture of {path} can be decoded: {cause}.</source>
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
</TS>
