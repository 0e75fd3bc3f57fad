<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en_GB">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>About VSum Desktop</source>
        <translation>Über VSum Desktop</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>MIT licence. Qt is used under the LGPL; FFmpeg inside PyAV under the GPL.</source>
        <translation>MIT-Lizenz. Qt wird unter der LGPL verwendet, FFmpeg in PyAV unter der GPL.</translation>
    </message>
    <message>
        <source>Summaries of videos, guided by language and graphs, made on this computer.</source>
        <translation>Zusammenfassungen von Videos, geführt von Sprache und Graphen, berechnet auf diesem Rechner.</translation>
    </message>
    <message>
        <source>The page of licences is not here.</source>
        <translation>Die Seite mit den Lizenzen fehlt hier.</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>Wie das &amp;System</translation>
    </message>
</context>
<context>
    <name>ApplicationView</name>
    <message>
        <source>The system report is on the clipboard. It names versions, device and models, and no files of yours.</source>
        <translation>Der Systembericht liegt in der Zwischenablage. Er nennt Versionen, Gerät und Modelle und keine Ihrer Dateien.</translation>
    </message>
</context>
<context>
    <name>ArcsView</name>
    <message>
        <source>Graph: arcs between samples over time</source>
        <translation>Graph: Bögen zwischen Stichproben über der Zeit</translation>
    </message>
    <message>
        <source>Left and Right move from sample to sample, Enter goes there, Tab leads to its neighbours, Escape shows all.</source>
        <translation>Links und Rechts gehen von Stichprobe zu Stichprobe, Enter springt dorthin, Tab führt zu ihren Nachbarn, Esc zeigt alle.</translation>
    </message>
    <message>
        <source>future → past</source>
        <translation>Zukunft → Vergangenheit</translation>
    </message>
    <message>
        <source>past → future</source>
        <translation>Vergangenheit → Zukunft</translation>
    </message>
    <message>
        <source>{time} · importance {importance} · {number} arcs</source>
        <translation>{time} · Wichtigkeit {importance} · {number} Bögen</translation>
    </message>
</context>
<context>
    <name>BudgetPanel</name>
    <message>
        <source>A share (15%), seconds (90s) or a time (1:30)</source>
        <translation>Ein Anteil (15%), Sekunden (90s) oder eine Zeit (1:30)</translation>
    </message>
    <message>
        <source>How long the summary may be ([ and ] step by one clip)</source>
        <translation>Wie lang die Zusammenfassung sein darf ([ und ] gehen um einen Clip)</translation>
    </message>
    <message>
        <source>Summary budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>Summary budget as a share of the video</source>
        <translation>Budget der Zusammenfassung als Anteil des Videos</translation>
    </message>
    <message>
        <source>Write a budget as 15%, 90s or 1:30</source>
        <translation>Schreiben Sie ein Budget als 15%, 90s oder 1:30</translation>
    </message>
    <message>
        <source>{part} of {whole}</source>
        <translation>{part} von {whole}</translation>
    </message>
</context>
<context>
    <name>Causes</name>
    <message>
        <source>A file</source>
        <translation>Eine Datei</translation>
    </message>
    <message>
        <source>ONNX Runtime cannot be loaded: {0}</source>
        <translation>ONNX Runtime lässt sich nicht laden: {0}</translation>
    </message>
    <message>
        <source>SHA-256 {0}, not {1}</source>
        <translation>SHA-256 ist {0}, nicht {1}</translation>
    </message>
    <message>
        <source>a blank text</source>
        <translation>ein leerer Text</translation>
    </message>
    <message>
        <source>a budget is above 0 and at most 100 %</source>
        <translation>ein Budget liegt über 0 und höchstens bei 100 %</translation>
    </message>
    <message>
        <source>a model “{0}” is installed already (version {1}; this one is {2})</source>
        <translation>ein Modell „{0}“ ist schon installiert (Version {1}; dieses hat {2})</translation>
    </message>
    <message>
        <source>a model&apos;s zip holds one folder with a {0}</source>
        <translation>die ZIP-Datei eines Modells enthält genau einen Ordner mit {0}</translation>
    </message>
    <message>
        <source>a newer version of this program wrote it</source>
        <translation>eine neuere Version dieses Programms hat es geschrieben</translation>
    </message>
    <message>
        <source>a span has a start and an end</source>
        <translation>ein Abschnitt hat Anfang und Ende</translation>
    </message>
    <message>
        <source>a text file</source>
        <translation>eine Textdatei</translation>
    </message>
    <message>
        <source>a {0} file cannot hold {1}</source>
        <translation>eine {0}-Datei kann {1} nicht aufnehmen</translation>
    </message>
    <message>
        <source>access is denied</source>
        <translation>der Zugriff wird verweigert</translation>
    </message>
    <message>
        <source>an interval needs 0 ≤ start &lt; end</source>
        <translation>ein Abschnitt braucht 0 ≤ Anfang &lt; Ende</translation>
    </message>
    <message>
        <source>anchors, mean and deviation must have 128 entries</source>
        <translation>Anker, Mittel und Abweichung brauchen 128 Einträge</translation>
    </message>
    <message>
        <source>another video of this batch has the output {0}</source>
        <translation>ein anderes Video dieses Stapels hat die Ausgabe {0}</translation>
    </message>
    <message>
        <source>copies end in {0}</source>
        <translation>Kopien enden auf {0}</translation>
    </message>
    <message>
        <source>embedding holds values that are no numbers</source>
        <translation>die Einbettung enthält Werte, die keine Zahlen sind</translation>
    </message>
    <message>
        <source>embedding sizes differ</source>
        <translation>die Größen der Einbettungen unterscheiden sich</translation>
    </message>
    <message>
        <source>empty, or a word comes twice</source>
        <translation>leer, oder ein Wort kommt zweimal vor</translation>
    </message>
    <message>
        <source>encoder and scorer mean different lists by {0}</source>
        <translation>Encoder und Bewerter meinen mit {0} verschiedene Listen</translation>
    </message>
    <message>
        <source>expected {0} finite numbers for each of {1} names</source>
        <translation>erwartet werden {0} endliche Zahlen für jeden von {1} Namen</translation>
    </message>
    <message>
        <source>frame {0} of {1}</source>
        <translation>Bild {0} von {1}</translation>
    </message>
    <message>
        <source>importance outside [0, 1]</source>
        <translation>Wichtigkeit außerhalb von [0, 1]</translation>
    </message>
    <message>
        <source>inputs {0}, outputs {1}</source>
        <translation>Eingänge {0}, Ausgänge {1}</translation>
    </message>
    <message>
        <source>it allows {0} s, the shortest clip is {1} s</source>
        <translation>es erlaubt {0} s, der kürzeste Clip dauert {1} s</translation>
    </message>
    <message>
        <source>it cannot be unpacked: it is compressed in an unknown way</source>
        <translation>sie lässt sich nicht entpacken: sie ist auf unbekannte Weise komprimiert</translation>
    </message>
    <message>
        <source>it cannot be unpacked: it is damaged</source>
        <translation>sie lässt sich nicht entpacken: sie ist beschädigt</translation>
    </message>
    <message>
        <source>it cannot be unpacked: it is locked with a password</source>
        <translation>sie lässt sich nicht entpacken: sie ist mit einem Passwort geschützt</translation>
    </message>
    <message>
        <source>it does not exist</source>
        <translation>gibt es nicht</translation>
    </message>
    <message>
        <source>it exists already</source>
        <translation>gibt es schon</translation>
    </message>
    <message>
        <source>it holds no JSON</source>
        <translation>enthält kein JSON</translation>
    </message>
    <message>
        <source>it holds no JSON object</source>
        <translation>enthält kein JSON-Objekt</translation>
    </message>
    <message>
        <source>it holds no autosaved project</source>
        <translation>enthält kein automatisch gesichertes Projekt</translation>
    </message>
    <message>
        <source>it is a device or a pipe, which is never replaced</source>
        <translation>ist ein Gerät oder eine Pipe und wird nie ersetzt</translation>
    </message>
    <message>
        <source>it is a file, not a folder</source>
        <translation>ist eine Datei, kein Ordner</translation>
    </message>
    <message>
        <source>it is a folder</source>
        <translation>ist ein Ordner</translation>
    </message>
    <message>
        <source>it is a video of this batch, which is never touched</source>
        <translation>ist ein Video dieses Stapels, das nie angetastet wird</translation>
    </message>
    <message>
        <source>it is no zip file</source>
        <translation>es ist keine Zip-Datei</translation>
    </message>
    <message>
        <source>it is no {0}</source>
        <translation>ist kein {0}</translation>
    </message>
    <message>
        <source>it is the input itself, which is never touched</source>
        <translation>ist die Eingabe selbst, die nie angetastet wird</translation>
    </message>
    <message>
        <source>it is the source itself, which is never touched</source>
        <translation>ist die Quelle selbst, die nie angetastet wird</translation>
    </message>
    <message>
        <source>it is too large</source>
        <translation>ist zu groß</translation>
    </message>
    <message>
        <source>it names no video</source>
        <translation>es nennt kein Video</translation>
    </message>
    <message>
        <source>it was changed elsewhere since it was opened here</source>
        <translation>es wurde anderswo geändert, seit es hier geöffnet wurde</translation>
    </message>
    <message>
        <source>its folder does not exist</source>
        <translation>den Ordner gibt es nicht</translation>
    </message>
    <message>
        <source>its id is no folder&apos;s name</source>
        <translation>die Kennung taugt nicht als Name eines Ordners</translation>
    </message>
    <message>
        <source>its manifest has no id</source>
        <translation>das Manifest hat keine Kennung</translation>
    </message>
    <message>
        <source>its schema is not {0}</source>
        <translation>das Schema ist nicht {0}</translation>
    </message>
    <message>
        <source>malformed weights: {0}</source>
        <translation>fehlerhafte Gewichte: {0}</translation>
    </message>
    <message>
        <source>manifest and file differ on regions</source>
        <translation>Manifest und Datei widersprechen sich bei den Regionen</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>ein Eintrag fehlt</translation>
    </message>
    <message>
        <source>no cause is known</source>
        <translation>die Ursache ist unbekannt</translation>
    </message>
    <message>
        <source>no clips to write</source>
        <translation>es gibt keine Clips zu schreiben</translation>
    </message>
    <message>
        <source>no decoder for the picture stream</source>
        <translation>für die Bildspur gibt es keinen Decoder</translation>
    </message>
    <message>
        <source>no frame begins in this clip</source>
        <translation>in diesem Clip beginnt kein Bild</translation>
    </message>
    <message>
        <source>no picture can be decoded</source>
        <translation>kein Bild lässt sich dekodieren</translation>
    </message>
    <message>
        <source>no picture can be decoded here</source>
        <translation>hier lässt sich kein Bild dekodieren</translation>
    </message>
    <message>
        <source>no picture of the first clip can be decoded</source>
        <translation>kein Bild des ersten Clips lässt sich dekodieren</translation>
    </message>
    <message>
        <source>no picture stream</source>
        <translation>keine Bildspur</translation>
    </message>
    <message>
        <source>no single frame is short enough (the shortest lasts {0} s)</source>
        <translation>kein einzelnes Bild ist kurz genug (das kürzeste dauert {0} s)</translation>
    </message>
    <message>
        <source>no such device</source>
        <translation>kein solches Gerät</translation>
    </message>
    <message>
        <source>no such model</source>
        <translation>kein solches Modell</translation>
    </message>
    <message>
        <source>no such setting</source>
        <translation>keine solche Einstellung</translation>
    </message>
    <message>
        <source>no such sound stream</source>
        <translation>keine solche Tonspur</translation>
    </message>
    <message>
        <source>no sync frame can be decoded</source>
        <translation>kein Sync-Bild lässt sich dekodieren</translation>
    </message>
    <message>
        <source>no text</source>
        <translation>kein Text</translation>
    </message>
    <message>
        <source>no word that the model could read</source>
        <translation>kein Wort, das das Modell lesen könnte</translation>
    </message>
    <message>
        <source>not JSON: {0}</source>
        <translation>kein JSON: {0}</translation>
    </message>
    <message>
        <source>not a JSON object</source>
        <translation>kein JSON-Objekt</translation>
    </message>
    <message>
        <source>not a budget</source>
        <translation>kein Budget</translation>
    </message>
    <message>
        <source>not a budget (write 15%, 90s or 00:01:30)</source>
        <translation>kein Budget (schreiben Sie 15%, 90s oder 00:01:30)</translation>
    </message>
    <message>
        <source>not a list</source>
        <translation>keine Liste</translation>
    </message>
    <message>
        <source>not a list of finite numbers</source>
        <translation>keine Liste endlicher Zahlen</translation>
    </message>
    <message>
        <source>not a list of numbers</source>
        <translation>keine Liste von Zahlen</translation>
    </message>
    <message>
        <source>not a list of texts</source>
        <translation>keine Liste von Texten</translation>
    </message>
    <message>
        <source>not a number from {0} to {1}</source>
        <translation>keine Zahl von {0} bis {1}</translation>
    </message>
    <message>
        <source>not a number of 0 or more</source>
        <translation>keine Zahl ab 0</translation>
    </message>
    <message>
        <source>not a plain file name</source>
        <translation>kein einfacher Dateiname</translation>
    </message>
    <message>
        <source>not a span (write START-END, for example 12.5-20)</source>
        <translation>kein Abschnitt (schreiben Sie ANFANG-ENDE, zum Beispiel 12.5-20)</translation>
    </message>
    <message>
        <source>not a text</source>
        <translation>kein Text</translation>
    </message>
    <message>
        <source>not a time (write 90, 1.5s or 00:01:30.5)</source>
        <translation>keine Zeit (schreiben Sie 90, 1.5s oder 00:01:30.5)</translation>
    </message>
    <message>
        <source>not all frames of a clip could be found in the file</source>
        <translation>nicht alle Bilder eines Clips fanden sich in der Datei</translation>
    </message>
    <message>
        <source>not an array: {0}</source>
        <translation>kein Array: {0}</translation>
    </message>
    <message>
        <source>not an integer of at least {0}</source>
        <translation>keine ganze Zahl ab {0}</translation>
    </message>
    <message>
        <source>not an object</source>
        <translation>kein Objekt</translation>
    </message>
    <message>
        <source>not as long as mean, or not positive</source>
        <translation>nicht so lang wie mean oder nicht positiv</translation>
    </message>
    <message>
        <source>not int8 [M, {0}]</source>
        <translation>nicht int8 [M, {0}]</translation>
    </message>
    <message>
        <source>not null and without one {}</source>
        <translation>nicht null und ohne genau ein {}</translation>
    </message>
    <message>
        <source>not of the form {0}</source>
        <translation>nicht von der Form {0}</translation>
    </message>
    <message>
        <source>not of the schema {0}</source>
        <translation>nicht vom Schema {0}</translation>
    </message>
    <message>
        <source>not one of {0}</source>
        <translation>keines von {0}</translation>
    </message>
    <message>
        <source>not one picture can be decoded</source>
        <translation>kein einziges Bild lässt sich dekodieren</translation>
    </message>
    <message>
        <source>not true or false</source>
        <translation>weder true noch false</translation>
    </message>
    <message>
        <source>not {0}</source>
        <translation>nicht {0}</translation>
    </message>
    <message>
        <source>pictures end in {0}</source>
        <translation>Bilder enden auf {0}</translation>
    </message>
    <message>
        <source>the encoder gives no statistics for {0}</source>
        <translation>der Encoder nennt keine Statistik für {0}</translation>
    </message>
    <message>
        <source>the file is missing</source>
        <translation>die Datei fehlt</translation>
    </message>
    <message>
        <source>the file names the model {0}</source>
        <translation>die Datei nennt das Modell {0}</translation>
    </message>
    <message>
        <source>the folder is called {0}</source>
        <translation>der Ordner heißt {0}</translation>
    </message>
    <message>
        <source>the folder {0} does not exist</source>
        <translation>den Ordner {0} gibt es nicht</translation>
    </message>
    <message>
        <source>the frame table does not fit the stream&apos;s time base</source>
        <translation>die Bildtabelle passt nicht zur Zeitbasis der Spur</translation>
    </message>
    <message>
        <source>the index of the cache: {0}</source>
        <translation>das Verzeichnis des Caches: {0}</translation>
    </message>
    <message>
        <source>the longest clip is at least as long as the shortest ({0})</source>
        <translation>der längste Clip ist mindestens so lang wie der kürzeste ({0})</translation>
    </message>
    <message>
        <source>the manifest calls it {0}</source>
        <translation>im Manifest heißt es {0}</translation>
    </message>
    <message>
        <source>the margin cannot be negative</source>
        <translation>der Rand kann nicht negativ sein</translation>
    </message>
    <message>
        <source>the model “{0}” comes with the program</source>
        <translation>das Modell „{0}“ gehört zum Programm</translation>
    </message>
    <message>
        <source>the query has no embedding</source>
        <translation>die Anfrage hat keine Einbettung</translation>
    </message>
    <message>
        <source>the query strength lies between 0 and 1</source>
        <translation>das Gewicht der Anfrage liegt zwischen 0 und 1</translation>
    </message>
    <message>
        <source>the scorer names no anchor list</source>
        <translation>der Bewerter nennt keine Ankerliste</translation>
    </message>
    <message>
        <source>the scorer reads anchor words, the encoder reads no text</source>
        <translation>der Bewerter liest Ankerwörter, der Encoder liest keinen Text</translation>
    </message>
    <message>
        <source>the scorer reads regions, none were given</source>
        <translation>der Bewerter liest Regionen, gegeben wurden keine</translation>
    </message>
    <message>
        <source>the scorer {0} reads regions of a picture, the encoder {1} gives none</source>
        <translation>der Bewerter {0} liest Regionen eines Bildes, der Encoder {1} liefert keine</translation>
    </message>
    <message>
        <source>the scores hold values that are not numbers</source>
        <translation>die Wertungen enthalten Werte, die keine Zahlen sind</translation>
    </message>
    <message>
        <source>the setting {0} is {1}, not {2}</source>
        <translation>die Einstellung {0} ist {1}, nicht {2}</translation>
    </message>
    <message>
        <source>the shortest clip cannot be negative</source>
        <translation>der kürzeste Clip kann nicht negativ sein</translation>
    </message>
    <message>
        <source>the shortest gap cannot be negative</source>
        <translation>die kürzeste Lücke kann nicht negativ sein</translation>
    </message>
    <message>
        <source>the summary has no clip</source>
        <translation>die Zusammenfassung hat keinen Clip</translation>
    </message>
    <message>
        <source>the summary has no clip to show</source>
        <translation>die Zusammenfassung hat keinen Clip zum Zeigen</translation>
    </message>
    <message>
        <source>the video&apos;s time stamps cannot be relied on, so it can only be cut by encoding it anew</source>
        <translation>auf die Zeitstempel des Videos ist kein Verlass, es lässt sich nur neu kodiert schneiden</translation>
    </message>
    <message>
        <source>there is no video in {0}</source>
        <translation>in {0} ist kein Video</translation>
    </message>
    <message>
        <source>there is no {0} in it</source>
        <translation>darin ist kein {0}</translation>
    </message>
    <message>
        <source>this ONNX Runtime has no CUDA support</source>
        <translation>diese ONNX Runtime kann kein CUDA</translation>
    </message>
    <message>
        <source>this encoder reads no text</source>
        <translation>dieser Encoder liest keinen Text</translation>
    </message>
    <message>
        <source>this encoder reads no text, so it cannot take a query</source>
        <translation>dieser Encoder liest keinen Text und kann deshalb keine Anfrage annehmen</translation>
    </message>
    <message>
        <source>two outputs have the same name {0}</source>
        <translation>zwei Ausgaben haben denselben Namen {0}</translation>
    </message>
    <message>
        <source>wrong shape</source>
        <translation>falsche Form</translation>
    </message>
    <message>
        <source>{0} bytes long, not {1}</source>
        <translation>{0} Bytes lang, nicht {1}</translation>
    </message>
    <message>
        <source>{0} does not exist</source>
        <translation>{0} gibt es nicht</translation>
    </message>
    <message>
        <source>{0} holds values that are no numbers</source>
        <translation>{0} enthält Werte, die keine Zahlen sind</translation>
    </message>
    <message>
        <source>{0} is no name for the output {1}: it ends in {2}</source>
        <translation>{0} ist kein Name für die Ausgabe {1}: sie endet auf {2}</translation>
    </message>
    <message>
        <source>{0} is one of {1}</source>
        <translation>{0} ist eines von {1}</translation>
    </message>
    <message>
        <source>{0} was measured with another list {1}</source>
        <translation>{0} wurde mit einer anderen Liste {1} vermessen</translation>
    </message>
</context>
<context>
    <name>ClipView</name>
    <message>
        <source>Allow {seconds}</source>
        <translation>{seconds} erlauben</translation>
    </message>
    <message>
        <source>Lift all bans</source>
        <translation>Alles Ausgeschlossene zulassen</translation>
    </message>
    <message>
        <source>Nothing is left that may be taken.</source>
        <translation>Es ist nichts übrig, was genommen werden darf.</translation>
    </message>
    <message>
        <source>The budget is too short for a clip.</source>
        <translation>Das Budget ist zu kurz für einen Clip.</translation>
    </message>
    <message>
        <source>lift all bans</source>
        <translation>alles Ausgeschlossene zulassen</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>&amp;Analyse again</source>
        <translation>Noch einmal &amp;analysieren</translation>
    </message>
    <message>
        <source>&amp;Analysis</source>
        <translation>&amp;Analyse</translation>
    </message>
    <message>
        <source>&amp;Ask for something</source>
        <translation>Nach etwas &amp;suchen</translation>
    </message>
    <message>
        <source>&amp;Ban the shot here</source>
        <translation>Die Einstellung hier &amp;ausschließen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>Schli&amp;eßen</translation>
    </message>
    <message>
        <source>&amp;Compare with another query</source>
        <translation>Mit einer anderen Anfrage &amp;vergleichen</translation>
    </message>
    <message>
        <source>&amp;Copy system report</source>
        <translation>System&amp;bericht kopieren</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;End the clip here</source>
        <translation>Den Clip hier &amp;enden lassen</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Forwards, or faster</source>
        <translation>&amp;Vorwärts, oder schneller</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;Graph or picture</source>
        <translation>&amp;Graph oder Bild</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation>&amp;Tastatur</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>&amp;Modelle…</translation>
    </message>
    <message>
        <source>&amp;Next video</source>
        <translation>&amp;Nächstes Video</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Öffnen…</translation>
    </message>
    <message>
        <source>&amp;Pin the shot here</source>
        <translation>Die Einstellung hier an&amp;heften</translation>
    </message>
    <message>
        <source>&amp;Play or pause</source>
        <translation>&amp;Wiedergabe oder Pause</translation>
    </message>
    <message>
        <source>&amp;Playback</source>
        <translation>&amp;Wiedergabe</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>Wieder&amp;holen</translation>
    </message>
    <message>
        <source>&amp;Repeat</source>
        <translation>Im Kreis &amp;spielen</translation>
    </message>
    <message>
        <source>&amp;Save project</source>
        <translation>Projekt &amp;sichern</translation>
    </message>
    <message>
        <source>&amp;Scorer</source>
        <translation>&amp;Bewerter</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Waiting videos</source>
        <translation>&amp;Wartende Videos</translation>
    </message>
    <message>
        <source>About &amp;VSum Desktop</source>
        <translation>Über &amp;VSum Desktop</translation>
    </message>
    <message>
        <source>Bac&amp;kwards, or slower</source>
        <translation>&amp;Rückwärts, oder langsamer</translation>
    </message>
    <message>
        <source>Begin the clip &amp;here</source>
        <translation>Den Clip &amp;hier beginnen lassen</translation>
    </message>
    <message>
        <source>Budget: one clip &amp;less</source>
        <translation>Budget: ein Clip &amp;weniger</translation>
    </message>
    <message>
        <source>Budget: one clip &amp;more</source>
        <translation>Budget: ein Clip &amp;mehr</translation>
    </message>
    <message>
        <source>Clear &amp;marks</source>
        <translation>Marken &amp;löschen</translation>
    </message>
    <message>
        <source>Clip as it &amp;was</source>
        <translation>Clip wie er &amp;war</translation>
    </message>
    <message>
        <source>Clip e&amp;arlier</source>
        <translation>Clip &amp;früher</translation>
    </message>
    <message>
        <source>Clip la&amp;ter</source>
        <translation>Clip &amp;später</translation>
    </message>
    <message>
        <source>Clips in order of t&amp;ime</source>
        <translation>Clips in der Reihenfolge der &amp;Zeit</translation>
    </message>
    <message>
        <source>Copy curves as CS&amp;V</source>
        <translation>Kurven als CS&amp;V kopieren</translation>
    </message>
    <message>
        <source>Earlier part</source>
        <translation>Früherer Teil</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Higher speed</source>
        <translation>Höhere Geschwindigkeit</translation>
    </message>
    <message>
        <source>Keep query, pins, trims and budget in a file</source>
        <translation>Anfrage, Angeheftetes, Zuschnitte und Budget in einer Datei behalten</translation>
    </message>
    <message>
        <source>Later part</source>
        <translation>Späterer Teil</translation>
    </message>
    <message>
        <source>Let go of the video</source>
        <translation>Das Video loslassen</translation>
    </message>
    <message>
        <source>Louder</source>
        <translation>Lauter</translation>
    </message>
    <message>
        <source>Lower speed</source>
        <translation>Niedrigere Geschwindigkeit</translation>
    </message>
    <message>
        <source>Mark &amp;in</source>
        <translation>&amp;In-Punkt setzen</translation>
    </message>
    <message>
        <source>Mark &amp;out</source>
        <translation>&amp;Out-Punkt setzen</translation>
    </message>
    <message>
        <source>Move the selected clips in the summary</source>
        <translation>Die gewählten Clips in der Zusammenfassung verschieben</translation>
    </message>
    <message>
        <source>Next clip</source>
        <translation>Nächster Clip</translation>
    </message>
    <message>
        <source>Nothing, all, the marked span, or the clip</source>
        <translation>Nichts, alles, den markierten Bereich oder den Clip</translation>
    </message>
    <message>
        <source>One frame &amp;back</source>
        <translation>Ein Bild &amp;zurück</translation>
    </message>
    <message>
        <source>One frame &amp;on</source>
        <translation>Ein Bild &amp;weiter</translation>
    </message>
    <message>
        <source>One second back</source>
        <translation>Eine Sekunde zurück</translation>
    </message>
    <message>
        <source>One second on</source>
        <translation>Eine Sekunde weiter</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Open a video or a project</source>
        <translation>Ein Video oder ein Projekt öffnen</translation>
    </message>
    <message>
        <source>Open the &amp;logs folder</source>
        <translation>&amp;Protokollordner öffnen</translation>
    </message>
    <message>
        <source>Open the next of the files that wait</source>
        <translation>Die nächste der wartenden Dateien öffnen</translation>
    </message>
    <message>
        <source>Play the &amp;summary</source>
        <translation>Die &amp;Zusammenfassung abspielen</translation>
    </message>
    <message>
        <source>Pre&amp;ferences…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>Previous clip</source>
        <translation>Voriger Clip</translation>
    </message>
    <message>
        <source>Save project &amp;as…</source>
        <translation>Projekt sichern &amp;unter…</translation>
    </message>
    <message>
        <source>See, check, install and remove models</source>
        <translation>Modelle ansehen, prüfen, installieren und entfernen</translation>
    </message>
    <message>
        <source>Softer</source>
        <translation>Leiser</translation>
    </message>
    <message>
        <source>Sound o&amp;ff</source>
        <translation>&amp;Ton aus</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>Take back the trim of the shot here</source>
        <translation>Den Zuschnitt der Einstellung hier zurücknehmen</translation>
    </message>
    <message>
        <source>Take back your own order</source>
        <translation>Die eigene Reihenfolge zurücknehmen</translation>
    </message>
    <message>
        <source>Ten seconds back</source>
        <translation>Zehn Sekunden zurück</translation>
    </message>
    <message>
        <source>Ten seconds on</source>
        <translation>Zehn Sekunden weiter</translation>
    </message>
    <message>
        <source>Trim the clip or shot here</source>
        <translation>Den Clip oder die Einstellung hier zuschneiden</translation>
    </message>
    <message>
        <source>Versions, device and models, for a report of a problem</source>
        <translation>Versionen, Gerät und Modelle für die Meldung eines Problems</translation>
    </message>
    <message>
        <source>Whole &amp;video</source>
        <translation>&amp;Ganzes Video</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Zoom to the &amp;marks</source>
        <translation>Auf die &amp;Marken zoomen</translation>
    </message>
</context>
<context>
    <name>Concepts</name>
    <message>
        <source>airport</source>
        <translation>Flughafen</translation>
    </message>
    <message>
        <source>animal</source>
        <translation>Tier</translation>
    </message>
    <message>
        <source>baby</source>
        <translation>Baby</translation>
    </message>
    <message>
        <source>backpack</source>
        <translation>Rucksack</translation>
    </message>
    <message>
        <source>bag</source>
        <translation>Tasche</translation>
    </message>
    <message>
        <source>bathroom</source>
        <translation>Bad</translation>
    </message>
    <message>
        <source>beach</source>
        <translation>Strand</translation>
    </message>
    <message>
        <source>bed</source>
        <translation>Bett</translation>
    </message>
    <message>
        <source>bedroom</source>
        <translation>Schlafzimmer</translation>
    </message>
    <message>
        <source>bike</source>
        <translation>Fahrrad</translation>
    </message>
    <message>
        <source>board</source>
        <translation>Brett</translation>
    </message>
    <message>
        <source>boat</source>
        <translation>Boot</translation>
    </message>
    <message>
        <source>book</source>
        <translation>Buch</translation>
    </message>
    <message>
        <source>bottle</source>
        <translation>Flasche</translation>
    </message>
    <message>
        <source>bowl</source>
        <translation>Schüssel</translation>
    </message>
    <message>
        <source>box</source>
        <translation>Kiste</translation>
    </message>
    <message>
        <source>boy</source>
        <translation>Junge</translation>
    </message>
    <message>
        <source>breakfast</source>
        <translation>Frühstück</translation>
    </message>
    <message>
        <source>bridge</source>
        <translation>Brücke</translation>
    </message>
    <message>
        <source>building</source>
        <translation>Gebäude</translation>
    </message>
    <message>
        <source>bus</source>
        <translation>Bus</translation>
    </message>
    <message>
        <source>cake</source>
        <translation>Kuchen</translation>
    </message>
    <message>
        <source>camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>car</source>
        <translation>Auto</translation>
    </message>
    <message>
        <source>cat</source>
        <translation>Katze</translation>
    </message>
    <message>
        <source>chair</source>
        <translation>Stuhl</translation>
    </message>
    <message>
        <source>chef</source>
        <translation>Koch</translation>
    </message>
    <message>
        <source>city</source>
        <translation>Stadt</translation>
    </message>
    <message>
        <source>coat</source>
        <translation>Mantel</translation>
    </message>
    <message>
        <source>coffee</source>
        <translation>Kaffee</translation>
    </message>
    <message>
        <source>computer</source>
        <translation>Computer</translation>
    </message>
    <message>
        <source>couch</source>
        <translation>Sofa</translation>
    </message>
    <message>
        <source>crowd</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>cup</source>
        <translation>Tasse</translation>
    </message>
    <message>
        <source>desert</source>
        <translation>Wüste</translation>
    </message>
    <message>
        <source>desk</source>
        <translation>Schreibtisch</translation>
    </message>
    <message>
        <source>dog</source>
        <translation>Hund</translation>
    </message>
    <message>
        <source>door</source>
        <translation>Tür</translation>
    </message>
    <message>
        <source>dress</source>
        <translation>Kleid</translation>
    </message>
    <message>
        <source>drone</source>
        <translation>Drohne</translation>
    </message>
    <message>
        <source>face</source>
        <translation>Gesicht</translation>
    </message>
    <message>
        <source>family</source>
        <translation>Familie</translation>
    </message>
    <message>
        <source>field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>fire</source>
        <translation>Feuer</translation>
    </message>
    <message>
        <source>fish</source>
        <translation>Fisch</translation>
    </message>
    <message>
        <source>flag</source>
        <translation>Fahne</translation>
    </message>
    <message>
        <source>floor</source>
        <translation>Boden</translation>
    </message>
    <message>
        <source>flower</source>
        <translation>Blume</translation>
    </message>
    <message>
        <source>food</source>
        <translation>Essen</translation>
    </message>
    <message>
        <source>forest</source>
        <translation>Wald</translation>
    </message>
    <message>
        <source>friend</source>
        <translation>Freund</translation>
    </message>
    <message>
        <source>fruit</source>
        <translation>Obst</translation>
    </message>
    <message>
        <source>girl</source>
        <translation>Mädchen</translation>
    </message>
    <message>
        <source>glass</source>
        <translation>Glas</translation>
    </message>
    <message>
        <source>group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>hair</source>
        <translation>Haar</translation>
    </message>
    <message>
        <source>hand</source>
        <translation>Hand</translation>
    </message>
    <message>
        <source>hat</source>
        <translation>Hut</translation>
    </message>
    <message>
        <source>head</source>
        <translation>Kopf</translation>
    </message>
    <message>
        <source>hill</source>
        <translation>Hügel</translation>
    </message>
    <message>
        <source>horse</source>
        <translation>Pferd</translation>
    </message>
    <message>
        <source>hotel</source>
        <translation>Hotel</translation>
    </message>
    <message>
        <source>house</source>
        <translation>Haus</translation>
    </message>
    <message>
        <source>ice</source>
        <translation>Eis</translation>
    </message>
    <message>
        <source>jacket</source>
        <translation>Jacke</translation>
    </message>
    <message>
        <source>kid</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>kitchen</source>
        <translation>Küche</translation>
    </message>
    <message>
        <source>laptop</source>
        <translation>Laptop</translation>
    </message>
    <message>
        <source>machine</source>
        <translation>Maschine</translation>
    </message>
    <message>
        <source>makeup</source>
        <translation>Schminke</translation>
    </message>
    <message>
        <source>man</source>
        <translation>Mann</translation>
    </message>
    <message>
        <source>map</source>
        <translation>Karte</translation>
    </message>
    <message>
        <source>market</source>
        <translation>Markt</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>Maske</translation>
    </message>
    <message>
        <source>mirror</source>
        <translation>Spiegel</translation>
    </message>
    <message>
        <source>mother</source>
        <translation>Mutter</translation>
    </message>
    <message>
        <source>motorcycle</source>
        <translation>Motorrad</translation>
    </message>
    <message>
        <source>mountain</source>
        <translation>Berg</translation>
    </message>
    <message>
        <source>ocean</source>
        <translation>Meer</translation>
    </message>
    <message>
        <source>pan</source>
        <translation>Pfanne</translation>
    </message>
    <message>
        <source>paper</source>
        <translation>Papier</translation>
    </message>
    <message>
        <source>park</source>
        <translation>Park</translation>
    </message>
    <message>
        <source>people</source>
        <translation>Menschen</translation>
    </message>
    <message>
        <source>phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>pizza</source>
        <translation>Pizza</translation>
    </message>
    <message>
        <source>plane</source>
        <translation>Flugzeug</translation>
    </message>
    <message>
        <source>plant</source>
        <translation>Pflanze</translation>
    </message>
    <message>
        <source>plate</source>
        <translation>Teller</translation>
    </message>
    <message>
        <source>pool</source>
        <translation>Schwimmbecken</translation>
    </message>
    <message>
        <source>reporter</source>
        <translation>Reporter</translation>
    </message>
    <message>
        <source>restaurant</source>
        <translation>Restaurant</translation>
    </message>
    <message>
        <source>river</source>
        <translation>Fluss</translation>
    </message>
    <message>
        <source>road</source>
        <translation>Landstraße</translation>
    </message>
    <message>
        <source>room</source>
        <translation>Zimmer</translation>
    </message>
    <message>
        <source>sandwich</source>
        <translation>Sandwich</translation>
    </message>
    <message>
        <source>school</source>
        <translation>Schule</translation>
    </message>
    <message>
        <source>screen</source>
        <translation>Bildschirm</translation>
    </message>
    <message>
        <source>shirt</source>
        <translation>Hemd</translation>
    </message>
    <message>
        <source>shoe</source>
        <translation>Schuh</translation>
    </message>
    <message>
        <source>sign</source>
        <translation>Schild</translation>
    </message>
    <message>
        <source>snake</source>
        <translation>Schlange</translation>
    </message>
    <message>
        <source>snow</source>
        <translation>Schnee</translation>
    </message>
    <message>
        <source>stage</source>
        <translation>Bühne</translation>
    </message>
    <message>
        <source>stair</source>
        <translation>Treppe</translation>
    </message>
    <message>
        <source>statue</source>
        <translation>Statue</translation>
    </message>
    <message>
        <source>stone</source>
        <translation>Stein</translation>
    </message>
    <message>
        <source>store</source>
        <translation>Laden</translation>
    </message>
    <message>
        <source>stove</source>
        <translation>Herd</translation>
    </message>
    <message>
        <source>street</source>
        <translation>Straße</translation>
    </message>
    <message>
        <source>suit</source>
        <translation>Anzug</translation>
    </message>
    <message>
        <source>suitcase</source>
        <translation>Koffer</translation>
    </message>
    <message>
        <source>sweater</source>
        <translation>Pullover</translation>
    </message>
    <message>
        <source>table</source>
        <translation>Tisch</translation>
    </message>
    <message>
        <source>tea</source>
        <translation>Tee</translation>
    </message>
    <message>
        <source>tourist</source>
        <translation>Tourist</translation>
    </message>
    <message>
        <source>tower</source>
        <translation>Turm</translation>
    </message>
    <message>
        <source>toy</source>
        <translation>Spielzeug</translation>
    </message>
    <message>
        <source>train</source>
        <translation>Zug</translation>
    </message>
    <message>
        <source>tree</source>
        <translation>Baum</translation>
    </message>
    <message>
        <source>truck</source>
        <translation>Lastwagen</translation>
    </message>
    <message>
        <source>vegetable</source>
        <translation>Gemüse</translation>
    </message>
    <message>
        <source>vehicle</source>
        <translation>Fahrzeug</translation>
    </message>
    <message>
        <source>wall</source>
        <translation>Wand</translation>
    </message>
    <message>
        <source>water</source>
        <translation>Wasser</translation>
    </message>
    <message>
        <source>window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>woman</source>
        <translation>Frau</translation>
    </message>
    <message>
        <source>worker</source>
        <translation>Arbeiter</translation>
    </message>
</context>
<context>
    <name>Curves</name>
    <message>
        <source>Curves of importance, relevance and score</source>
        <translation>Kurven von Wichtigkeit, Relevanz und Wertung</translation>
    </message>
    <message>
        <source>importance</source>
        <translation>Wichtigkeit</translation>
    </message>
    <message>
        <source>score</source>
        <translation>Wertung</translation>
    </message>
</context>
<context>
    <name>CutControl</name>
    <message>
        <source>All {there} edges of this weight or more are drawn.</source>
        <translation>Alle {there} Kanten ab diesem Gewicht sind gezeichnet.</translation>
    </message>
    <message>
        <source>weight ≥ {weight}</source>
        <translation>Gewicht ≥ {weight}</translation>
    </message>
    <message>
        <source>{shown} of the {there} edges of this weight or more are drawn, the strongest of each kind.</source>
        <translation>{shown} der {there} Kanten ab diesem Gewicht sind gezeichnet, die stärksten jeder Art.</translation>
    </message>
</context>
<context>
    <name>CutSlider</name>
    <message>
        <source>Hide edges below a weight. Behind the slider: how many edges have which weight.</source>
        <translation>Kanten unter einem Gewicht verbergen. Hinter dem Regler: wie viele Kanten welches Gewicht haben.</translation>
    </message>
    <message>
        <source>Weight from which edges are shown</source>
        <translation>Gewicht, ab dem Kanten gezeigt werden</translation>
    </message>
</context>
<context>
    <name>Details</name>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the sentence and its details</source>
        <translation>Den Satz und seine Einzelheiten kopieren</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>Einzelheiten verbergen</translation>
    </message>
    <message>
        <source>Show what a report of this should hold</source>
        <translation>Zeigen, was eine Meldung davon enthalten sollte</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>Technische Einzelheiten</translation>
    </message>
</context>
<context>
    <name>DockTitle</name>
    <message>
        <source>Drag to move this panel, double-click to float it</source>
        <translation>Ziehen verschiebt dieses Feld, ein Doppelklick löst es ab</translation>
    </message>
    <message>
        <source>Float {name} as a window of its own</source>
        <translation>{name} als eigenes Fenster ablösen</translation>
    </message>
    <message>
        <source>Hide {name}</source>
        <translation>{name} verbergen</translation>
    </message>
    <message>
        <source>Put {name} back into the window</source>
        <translation>{name} zurück ins Fenster setzen</translation>
    </message>
</context>
<context>
    <name>Docks</name>
    <message>
        <source>&amp;Reset layout</source>
        <translation>Anordnung &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>Put every panel back where it was at first</source>
        <translation>Jedes Feld dorthin zurück, wo es anfangs war</translation>
    </message>
    <message>
        <source>Show or hide {name}</source>
        <translation>{name} zeigen oder verbergen</translation>
    </message>
</context>
<context>
    <name>EdgeModel</name>
    <message>
        <source>Apart</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Nach</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
</context>
<context>
    <name>EdgeTable</name>
    <message>
        <source>Edges of the graph</source>
        <translation>Kanten des Graphen</translation>
    </message>
    <message>
        <source>Enter goes to the sample where the edge comes from; Ctrl+C copies all rows as CSV.</source>
        <translation>Enter geht zur Stichprobe, von der die Kante kommt; Strg+C kopiert alle Zeilen als CSV.</translation>
    </message>
</context>
<context>
    <name>EditCommands</name>
    <message>
        <source>allow {what}</source>
        <translation>{what} zulassen</translation>
    </message>
    <message>
        <source>ban {what}</source>
        <translation>{what} ausschließen</translation>
    </message>
    <message>
        <source>budget {budget}</source>
        <translation>Budget {budget}</translation>
    </message>
    <message>
        <source>clear query</source>
        <translation>Anfrage löschen</translation>
    </message>
    <message>
        <source>compare “{text}”</source>
        <translation>„{text}“ vergleichen</translation>
    </message>
    <message>
        <source>order of time</source>
        <translation>Reihenfolge der Zeit</translation>
    </message>
    <message>
        <source>pin {what}</source>
        <translation>{what} anheften</translation>
    </message>
    <message>
        <source>query strength {percent}</source>
        <translation>Gewicht der Anfrage {percent}</translation>
    </message>
    <message>
        <source>query “{text}”</source>
        <translation>Anfrage „{text}“</translation>
    </message>
    <message>
        <source>recommended scorer</source>
        <translation>empfohlener Bewerter</translation>
    </message>
    <message>
        <source>remove “{text}”</source>
        <translation>„{text}“ entfernen</translation>
    </message>
    <message>
        <source>reorder</source>
        <translation>umordnen</translation>
    </message>
    <message>
        <source>reset trim of shot {number}</source>
        <translation>Zuschnitt von Einstellung {number} zurücknehmen</translation>
    </message>
    <message>
        <source>scorer {name}</source>
        <translation>Bewerter {name}</translation>
    </message>
    <message>
        <source>trim {what}</source>
        <translation>{what} zuschneiden</translation>
    </message>
    <message>
        <source>unpin {what}</source>
        <translation>{what} loslassen</translation>
    </message>
    <message>
        <source>use no query</source>
        <translation>keine Anfrage verwenden</translation>
    </message>
    <message>
        <source>use “{text}”</source>
        <translation>„{text}“ verwenden</translation>
    </message>
    <message>
        <source>{number} clips</source>
        <translation>{number} Clips</translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>A minute of photographs, made at set-up</source>
        <translation>Eine Minute Fotografien, bei der Einrichtung gemacht</translation>
    </message>
    <message>
        <source>Drop a video here</source>
        <translation>Ziehen Sie ein Video hierher</translation>
    </message>
    <message>
        <source>It is analysed on this computer; then ask for something and set how long the summary may be.</source>
        <translation>Es wird auf diesem Rechner analysiert; fragen Sie dann nach etwas und legen Sie fest, wie lang die Zusammenfassung sein darf.</translation>
    </message>
    <message>
        <source>Let go to open it</source>
        <translation>Loslassen, um es zu öffnen</translation>
    </message>
    <message>
        <source>Open a video or a project</source>
        <translation>Ein Video oder ein Projekt öffnen</translation>
    </message>
    <message>
        <source>Open a video…</source>
        <translation>Ein Video öffnen…</translation>
    </message>
    <message>
        <source>Try the demo video</source>
        <translation>Das Demovideo ausprobieren</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>Allow a longer summary, or shorter clips.</source>
        <translation>Erlauben Sie eine längere Zusammenfassung oder kürzere Clips.</translation>
    </message>
    <message>
        <source>Analysis ▸ Models shows which models are installed, and installs others.</source>
        <translation>Analyse ▸ Modelle zeigt, welche Modelle installiert sind, und installiert weitere.</translation>
    </message>
    <message>
        <source>Choose another folder or another name.</source>
        <translation>Wählen Sie einen anderen Ordner oder einen anderen Namen.</translation>
    </message>
    <message>
        <source>Choose another scorer.</source>
        <translation>Wählen Sie einen anderen Bewerter.</translation>
    </message>
    <message>
        <source>Choose the CPU in Edit ▸ Preferences, and try again.</source>
        <translation>Wählen Sie in Bearbeiten ▸ Einstellungen die CPU und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Choose the CPU in Edit ▸ Preferences.</source>
        <translation>Wählen Sie in Bearbeiten ▸ Einstellungen die CPU.</translation>
    </message>
    <message>
        <source>Close other programs, or take fewer samples per second in Edit ▸ Preferences.</source>
        <translation>Schließen Sie andere Programme, oder nehmen Sie in Bearbeiten ▸ Einstellungen weniger Stichproben je Sekunde.</translation>
    </message>
    <message>
        <source>Convert it to another format with another program, and open that.</source>
        <translation>Wandeln Sie es mit einem anderen Programm in ein anderes Format um und öffnen Sie das.</translation>
    </message>
    <message>
        <source>Did you mean “{suggestion}”?</source>
        <translation>Meinten Sie „{suggestion}“?</translation>
    </message>
    <message>
        <source>Install the model again in Analysis ▸ Models, or choose another one.</source>
        <translation>Installieren Sie das Modell in Analyse ▸ Modelle noch einmal, oder wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>Make room, or choose another disk.</source>
        <translation>Schaffen Sie Platz, oder wählen Sie einen anderen Datenträger.</translation>
    </message>
    <message>
        <source>No picture of {path} can be decoded: {cause}.</source>
        <translation>Kein Bild von {path} lässt sich dekodieren: {cause}.</translation>
    </message>
    <message>
        <source>Open a file with moving pictures; sound alone cannot be summarized.</source>
        <translation>Öffnen Sie eine Datei mit bewegten Bildern; Ton allein lässt sich nicht zusammenfassen.</translation>
    </message>
    <message>
        <source>Open another project, or the video itself.</source>
        <translation>Öffnen Sie ein anderes Projekt oder das Video selbst.</translation>
    </message>
    <message>
        <source>See whether it plays elsewhere; a file that was copied only in part has to be copied again.</source>
        <translation>Sehen Sie nach, ob es anderswo läuft; eine nur teilweise kopierte Datei muss noch einmal kopiert werden.</translation>
    </message>
    <message>
        <source>See whether it was moved, or whether its disk is there.</source>
        <translation>Sehen Sie nach, ob sie verschoben wurde und ob ihr Datenträger da ist.</translation>
    </message>
    <message>
        <source>See who may use it, or choose another place.</source>
        <translation>Sehen Sie nach, wer sie verwenden darf, oder wählen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>Something unexpected went wrong: {cause}.</source>
        <translation>Etwas Unerwartetes ging schief: {cause}.</translation>
    </message>
    <message>
        <source>The device “{device}” does not work here: {cause}.</source>
        <translation>Das Gerät „{device}“ funktioniert hier nicht: {cause}.</translation>
    </message>
    <message>
        <source>The model cannot be used: {cause}.</source>
        <translation>Das Modell lässt sich nicht verwenden: {cause}.</translation>
    </message>
    <message>
        <source>The model in {path} cannot be used: {cause}.</source>
        <translation>Das Modell in {path} lässt sich nicht verwenden: {cause}.</translation>
    </message>
    <message>
        <source>The model “{model}” cannot be used: {cause}.</source>
        <translation>Das Modell „{model}“ lässt sich nicht verwenden: {cause}.</translation>
    </message>
    <message>
        <source>The model “{model}” failed: {cause}.</source>
        <translation>Das Modell „{model}“ ist gescheitert: {cause}.</translation>
    </message>
    <message>
        <source>The model “{model}” is damaged: {path}, {cause}.</source>
        <translation>Das Modell „{model}“ ist beschädigt: {path}, {cause}.</translation>
    </message>
    <message>
        <source>The models do not fit together: {cause}.</source>
        <translation>Die Modelle passen nicht zusammen: {cause}.</translation>
    </message>
    <message>
        <source>The project cannot be used: {cause}.</source>
        <translation>Das Projekt lässt sich nicht verwenden: {cause}.</translation>
    </message>
    <message>
        <source>The query is empty: write a word or a sentence, or leave the query out.</source>
        <translation>Die Anfrage ist leer: Schreiben Sie ein Wort oder einen Satz, oder lassen Sie sie weg.</translation>
    </message>
    <message>
        <source>The summary budget {text} cannot be kept: {cause}.</source>
        <translation>Das Budget {text} lässt sich nicht einhalten: {cause}.</translation>
    </message>
    <message>
        <source>The video {path} is not where it was.</source>
        <translation>Das Video {path} ist nicht, wo es war.</translation>
    </message>
    <message>
        <source>There is no model “{model}” here.</source>
        <translation>Ein Modell „{model}“ gibt es hier nicht.</translation>
    </message>
    <message>
        <source>There is no {setting} “{value}”.</source>
        <translation>{setting} „{value}“ gibt es nicht.</translation>
    </message>
    <message>
        <source>There is not enough memory for this.</source>
        <translation>Dafür reicht der Speicher nicht.</translation>
    </message>
    <message>
        <source>This cannot be done: {cause}.</source>
        <translation>Das geht nicht: {cause}.</translation>
    </message>
    <message>
        <source>This failed: {cause}.</source>
        <translation>Das ist gescheitert: {cause}.</translation>
    </message>
    <message>
        <source>You can go on. Help ▸ Copy system report and the details hold what a report of this needs; saving the project is wise.</source>
        <translation>Sie können weiterarbeiten. Hilfe ▸ Systembericht kopieren und die Einzelheiten enthalten, was eine Meldung davon braucht; es ist klug, das Projekt zu sichern.</translation>
    </message>
    <message>
        <source>{path} cannot be opened as a video: {cause}.</source>
        <translation>{path} lässt sich nicht als Video öffnen: {cause}.</translation>
    </message>
    <message>
        <source>{path} cannot be used: {cause}.</source>
        <translation>{path} lässt sich nicht verwenden: {cause}.</translation>
    </message>
    <message>
        <source>{path} could not be written because the disk is full; nothing was left behind.</source>
        <translation>{path} ließ sich nicht schreiben, weil der Datenträger voll ist; nichts blieb zurück.</translation>
    </message>
    <message>
        <source>{path} could not be written: {cause}.</source>
        <translation>{path} ließ sich nicht schreiben: {cause}.</translation>
    </message>
    <message>
        <source>{path} has no moving picture: {cause}.</source>
        <translation>{path} hat kein bewegtes Bild: {cause}.</translation>
    </message>
    <message>
        <source>{path} is no project of this program: {cause}.</source>
        <translation>{path} ist kein Projekt dieses Programms: {cause}.</translation>
    </message>
</context>
<context>
    <name>ExplainView</name>
    <message>
        <source>Against the mean of the video, as the scorer itself adds them up.</source>
        <translation>Gegen den Mittelwert des Videos, so wie der Bewerter selbst sie zusammenzählt.</translation>
    </message>
    <message>
        <source>Against the mean of the video; the concepts explain {share} of the curve.</source>
        <translation>Gegen den Mittelwert des Videos; die Begriffe erklären {share} der Kurve.</translation>
    </message>
    <message>
        <source>Ban clip {number} and this shot comes in.</source>
        <translation>Schließt man Clip {number} aus, kommt diese Einstellung hinein.</translation>
    </message>
    <message>
        <source>Ban it and nothing comes in its place.</source>
        <translation>Schließt man ihn aus, kommt nichts an seine Stelle.</translation>
    </message>
    <message>
        <source>Ban it and shot {shots} comes in.</source>
        <translation>Schließt man ihn aus, kommt Einstellung {shots} hinein.</translation>
    </message>
    <message>
        <source>Ban it and shots {shots} come in.</source>
        <translation>Schließt man ihn aus, kommen die Einstellungen {shots} hinein.</translation>
    </message>
    <message>
        <source>Even if clip {number} were banned, this shot would not come in.</source>
        <translation>Selbst ohne Clip {number} käme diese Einstellung nicht hinein.</translation>
    </message>
</context>
<context>
    <name>ExportOutcome</name>
    <message>
        <source>Exact: all {number} clips were read back, first and last frame as chosen.</source>
        <translation>Exakt: Alle {number} Clips wurden zurückgelesen, erstes und letztes Bild wie gewählt.</translation>
    </message>
    <message>
        <source>Exact: the one clip was read back, first and last frame as chosen.</source>
        <translation>Exakt: Der eine Clip wurde zurückgelesen, erstes und letztes Bild wie gewählt.</translation>
    </message>
    <message>
        <source>Show {name} in its folder</source>
        <translation>{name} in seinem Ordner zeigen</translation>
    </message>
    <message>
        <source>Written, but the file could not be read back to check it.</source>
        <translation>Geschrieben, aber zur Prüfung ließ sich die Datei nicht zurücklesen.</translation>
    </message>
    <message>
        <source>Written, but {wrong} of {number} clips begin or end on another frame than chosen.</source>
        <translation>Geschrieben, aber {wrong} von {number} Clips beginnen oder enden auf einem anderen Bild als gewählt.</translation>
    </message>
    <message>
        <source>Written.</source>
        <translation>Geschrieben.</translation>
    </message>
</context>
<context>
    <name>ExportPanel</name>
    <message>
        <source>Back to the clips</source>
        <translation>Zurück zu den Clips</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancelled; no partial file was left.</source>
        <translation>Abgebrochen; keine unvollständige Datei blieb zurück.</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Einen Ordner wählen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export the summary</source>
        <translation>Zusammenfassung exportieren</translation>
    </message>
    <message>
        <source>Exporting {name}</source>
        <translation>{name} wird exportiert</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Folder for the export</source>
        <translation>Ordner für den Export</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of the files, without ending; {stem}, {query} and {len} are filled in</source>
        <translation>Name der Dateien, ohne Endung; {stem}, {query} und {len} werden eingesetzt</translation>
    </message>
    <message>
        <source>Otherwise an existing file is never touched; the video itself never is</source>
        <translation>Sonst wird eine vorhandene Datei nie angetastet, das Video selbst ohnehin nie</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Fortschritt des Exports</translation>
    </message>
    <message>
        <source>Replace files of the same name</source>
        <translation>Dateien gleichen Namens ersetzen</translation>
    </message>
    <message>
        <source>Stop writing; nothing partial is left</source>
        <translation>Das Schreiben abbrechen; nichts Unvollständiges bleibt zurück</translation>
    </message>
    <message>
        <source>There is no summary to export yet.</source>
        <translation>Es gibt noch keine Zusammenfassung zum Exportieren.</translation>
    </message>
    <message>
        <source>Where the files go</source>
        <translation>Wohin die Dateien kommen</translation>
    </message>
    <message>
        <source>Write these files (Return)</source>
        <translation>Diese Dateien schreiben (Eingabe)</translation>
    </message>
</context>
<context>
    <name>FactsView</name>
    <message>
        <source>Facts about the video appear here.</source>
        <translation>Hier erscheinen Angaben zum Video.</translation>
    </message>
</context>
<context>
    <name>FailurePage</name>
    <message>
        <source>Open another video…</source>
        <translation>Ein anderes Video öffnen…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
</context>
<context>
    <name>Filmstrip</name>
    <message>
        <source>Filmstrip</source>
        <translation>Filmstreifen</translation>
    </message>
</context>
<context>
    <name>FirstHint</name>
    <message>
        <source>Ask for something above, drag the dashed green line for a longer or shorter summary, and press P to keep or X to leave out what is under the playhead. “?” shows all keys.</source>
        <translation>Fragen Sie oben nach etwas, ziehen Sie die gestrichelte grüne Linie für eine längere oder kürzere Zusammenfassung, und drücken Sie P oder X, um zu behalten oder auszuschließen, was unter dem Abspielkopf liegt. „?“ zeigt alle Tasten.</translation>
    </message>
</context>
<context>
    <name>FolderField</name>
    <message>
        <source>Choose a folder</source>
        <translation>Einen Ordner wählen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
</context>
<context>
    <name>Graph</name>
    <message>
        <source>Cosine of the pictures: this scorer has no graph of its own</source>
        <translation>Kosinus der Bilder: Dieser Bewerter hat keinen eigenen Graphen</translation>
    </message>
    <message>
        <source>Edges between samples near each other in time</source>
        <translation>Kanten zwischen zeitlich benachbarten Stichproben</translation>
    </message>
    <message>
        <source>Edges between samples that both answer the query</source>
        <translation>Kanten zwischen Stichproben, die beide zur Anfrage passen</translation>
    </message>
    <message>
        <source>Edges between samples that look alike, far apart in time</source>
        <translation>Kanten zwischen Stichproben, die sich ähneln und zeitlich weit auseinanderliegen</translation>
    </message>
    <message>
        <source>Shots whose pictures look alike, by their cosine, whatever the scorer makes of it</source>
        <translation>Einstellungen, deren Bilder sich nach dem Kosinus ähneln, was auch der Bewerter daraus macht</translation>
    </message>
    <message>
        <source>Show or hide the graph {name}</source>
        <translation>Den Graphen {name} zeigen oder verbergen</translation>
    </message>
    <message>
        <source>The moments that lend each other importance, those that look most alike</source>
        <translation>Die Momente, die einander Wichtigkeit leihen: die ähnlichsten</translation>
    </message>
    <message>
        <source>What earlier samples tell later ones</source>
        <translation>Was frühere Stichproben späteren sagen</translation>
    </message>
    <message>
        <source>What later samples tell earlier ones</source>
        <translation>Was spätere Stichproben früheren sagen</translation>
    </message>
    <message>
        <source>What neighbours tell each other, both ways</source>
        <translation>Was Nachbarn einander sagen, in beiden Richtungen</translation>
    </message>
    <message>
        <source>backward</source>
        <translation>rückwärts</translation>
    </message>
    <message>
        <source>both ways</source>
        <translation>in beiden Richtungen</translation>
    </message>
    <message>
        <source>forward</source>
        <translation>vorwärts</translation>
    </message>
    <message>
        <source>is told by this sample</source>
        <translation>hört von dieser Stichprobe</translation>
    </message>
    <message>
        <source>look-alikes</source>
        <translation>Ähnliche</translation>
    </message>
    <message>
        <source>query</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>similar moments</source>
        <translation>ähnliche Momente</translation>
    </message>
    <message>
        <source>similarity</source>
        <translation>Ähnlichkeit</translation>
    </message>
    <message>
        <source>states</source>
        <translation>Zustände</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>tells this sample</source>
        <translation>sagt es dieser Stichprobe</translation>
    </message>
    <message>
        <source>temporal</source>
        <translation>zeitlich</translation>
    </message>
    <message>
        <source>undirected</source>
        <translation>ungerichtet</translation>
    </message>
    <message>
        <source>visual</source>
        <translation>visuell</translation>
    </message>
</context>
<context>
    <name>GraphPage</name>
    <message>
        <source>Arcs</source>
        <translation>Bögen</translation>
    </message>
    <message>
        <source>Copy all rows of the table (Ctrl+C)</source>
        <translation>Alle Zeilen der Tabelle kopieren (Strg+C)</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>Als CSV kopieren</translation>
    </message>
    <message>
        <source>Edges</source>
        <translation>Kanten</translation>
    </message>
    <message>
        <source>Graphs</source>
        <translation>Graphen</translation>
    </message>
    <message>
        <source>How the graph is shown</source>
        <translation>Wie der Graph gezeigt wird</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>Matrix</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>Nachbarn</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
</context>
<context>
    <name>GraphPanel</name>
    <message>
        <source>Graphs…</source>
        <translation>Graphen…</translation>
    </message>
    <message>
        <source>Show the graph in the centre, with its matrix and its table</source>
        <translation>Den Graphen in der Mitte zeigen, mit Matrix und Tabelle</translation>
    </message>
    <message>
        <source>Which graphs of the scorer are shown</source>
        <translation>Welche Graphen des Bewerters gezeigt werden</translation>
    </message>
</context>
<context>
    <name>GraphSwitches</name>
    <message>
        <source>Which step of the refinement is shown: from the first guess to the final graph</source>
        <translation>Welcher Schritt der Verfeinerung gezeigt wird: von der ersten Vermutung bis zum fertigen Graphen</translation>
    </message>
    <message>
        <source>{name} {number} of {last}</source>
        <translation>{name} {number} von {last}</translation>
    </message>
</context>
<context>
    <name>GraphView</name>
    <message>
        <source>Click a frame in the graph to see what it belongs together with.</source>
        <translation>Klicken Sie im Graphen auf ein Bild, um zu sehen, womit es zusammengehört.</translation>
    </message>
    <message>
        <source>Edges between samples appear here: what the scorer saw as belonging together</source>
        <translation>Hier erscheinen Kanten zwischen Stichproben: was der Bewerter als zusammengehörig sah</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Graph</translation>
    </message>
    <message>
        <source>No edges: choose a graph or a kind of edge at the left</source>
        <translation>Keine Kanten: Wählen Sie links einen Graphen oder eine Art von Kanten</translation>
    </message>
    <message>
        <source>No edges: the video has a single sample</source>
        <translation>Keine Kanten: Das Video hat nur eine Stichprobe</translation>
    </message>
    <message>
        <source>Not analysed yet</source>
        <translation>Noch nicht analysiert</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Show the graph (G)</source>
        <translation>Den Graphen zeigen (G)</translation>
    </message>
    <message>
        <source>Show the picture (G)</source>
        <translation>Das Bild zeigen (G)</translation>
    </message>
    <message>
        <source>The edges between samples appear once the video is analysed.</source>
        <translation>Die Kanten zwischen Stichproben erscheinen, sobald das Video analysiert ist.</translation>
    </message>
    <message>
        <source>This sample has no edges.</source>
        <translation>Diese Stichprobe hat keine Kanten.</translation>
    </message>
    <message>
        <source>clip {number}</source>
        <translation>Clip {number}</translation>
    </message>
    <message>
        <source>{number} edges of the sample at {time} · Esc shows all</source>
        <translation>{number} Kanten der Stichprobe bei {time} · Esc zeigt alle</translation>
    </message>
    <message>
        <source>{scorer} has no graph of its own: shots that look alike</source>
        <translation>{scorer} hat keinen eigenen Graphen: Einstellungen, die sich ähneln</translation>
    </message>
    <message>
        <source>{scorer} · {shown} of {there} edges, the strongest of each kind</source>
        <translation>{scorer} · {shown} von {there} Kanten, die stärksten jeder Art</translation>
    </message>
    <message>
        <source>{scorer} · {there} edges</source>
        <translation>{scorer} · {there} Kanten</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>All back to default</source>
        <translation>Alles auf Standard</translation>
    </message>
    <message>
        <source>All keys back to the preset?</source>
        <translation>Alle Tasten auf die Voreinstellung zurücksetzen?</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Choose a command to change its keys.</source>
        <translation>Wählen Sie einen Befehl, um seine Tasten zu ändern.</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation>Einen Befehl oder eine Taste finden</translation>
    </message>
    <message>
        <source>Go back to the keys that the command had at first</source>
        <translation>Zurück zu den Tasten, die der Befehl anfangs hatte</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Let no key run the command</source>
        <translation>Keine Taste soll den Befehl auslösen</translation>
    </message>
    <message>
        <source>Let this key alone run the command</source>
        <translation>Nur diese Taste soll den Befehl auslösen</translation>
    </message>
    <message>
        <source>Let this key run the command too</source>
        <translation>Auch diese Taste soll den Befehl auslösen</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neue Taste</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Keine Taste</translation>
    </message>
    <message>
        <source>Press a new key for “{command}” below.</source>
        <translation>Drücken Sie unten eine neue Taste für „{command}“.</translation>
    </message>
    <message>
        <source>Press the key here</source>
        <translation>Drücken Sie die Taste hier</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>The keys that you changed are forgotten.</source>
        <translation>Die Tasten, die Sie geändert haben, werden vergessen.</translation>
    </message>
    <message>
        <source>Timeline: Ctrl+wheel zooms, the wheel pans, a double-click shows the whole video; Shift and drag mark a range, a clip is trimmed by its edges; both snap to shot borders, the playhead and the marks unless Alt is held. The dashed line is the budget.</source>
        <translation>Timeline: Strg+Mausrad zoomt, das Mausrad verschiebt, ein Doppelklick zeigt das ganze Video; Umschalt und Ziehen markieren einen Bereich, ein Clip wird an seinen Rändern zugeschnitten; beides rastet an Grenzen von Einstellungen, am Abspielkopf und an den Marken ein, außer mit gedrückter Alt-Taste. Die gestrichelte Linie ist das Budget.</translation>
    </message>
    <message>
        <source>{key} is free.</source>
        <translation>{key} ist frei.</translation>
    </message>
    <message>
        <source>{key} runs this command already.</source>
        <translation>{key} löst diesen Befehl schon aus.</translation>
    </message>
    <message>
        <source>{key} runs “{other}” now; it would be taken from there.</source>
        <translation>{key} löst jetzt „{other}“ aus und würde dort weggenommen.</translation>
    </message>
</context>
<context>
    <name>KindList</name>
    <message>
        <source>A chapter list of the summary, as video platforms read it</source>
        <translation>Eine Kapitelliste der Zusammenfassung, wie Videoplattformen sie lesen</translation>
    </message>
    <message>
        <source>CMX 3600, for all others</source>
        <translation>CMX 3600, für alle anderen</translation>
    </message>
    <message>
        <source>Chapters</source>
        <translation>Kapitel</translation>
    </message>
    <message>
        <source>Clips, curves, why each shot is in or out: one file that needs nothing else</source>
        <translation>Clips, Kurven und warum jede Einstellung dabei ist oder nicht: eine Datei, die sonst nichts braucht</translation>
    </message>
    <message>
        <source>Contact sheet</source>
        <translation>Kontaktbogen</translation>
    </message>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>EDL</source>
        <translation>EDL</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Final Cut Pro, Resolve</source>
        <translation>Final Cut Pro, Resolve</translation>
    </message>
    <message>
        <source>Final Cut XML</source>
        <translation>Final-Cut-XML</translation>
    </message>
    <message>
        <source>For editing programs</source>
        <translation>Für Schnittprogramme</translation>
    </message>
    <message>
        <source>GIF</source>
        <translation>GIF</translation>
    </message>
    <message>
        <source>Importance, relevance and score as CSV</source>
        <translation>Wichtigkeit, Relevanz und Wertung als CSV</translation>
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
        <translation>Premiere Pro, Resolve</translation>
    </message>
    <message>
        <source>Premiere XML</source>
        <translation>Premiere-XML</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Resolve, Kdenlive, others</source>
        <translation>Resolve, Kdenlive und andere</translation>
    </message>
    <message>
        <source>Score, place and reason of each clip, timed for the summary</source>
        <translation>Wertung, Ort und Grund jedes Clips, in der Zeit der Zusammenfassung</translation>
    </message>
    <message>
        <source>Stills</source>
        <translation>Standbilder</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Untertitel</translation>
    </message>
    <message>
        <source>The best frame of every clip at full size</source>
        <translation>Das beste Bild jedes Clips in voller Größe</translation>
    </message>
    <message>
        <source>The best frame of every clip with time codes, score and reason</source>
        <translation>Das beste Bild jedes Clips mit Timecodes, Wertung und Grund</translation>
    </message>
    <message>
        <source>The clips as a Final Cut Pro 7 sequence, which Premiere Pro reads</source>
        <translation>Die Clips als Sequenz für Final Cut Pro 7, die Premiere Pro liest</translation>
    </message>
    <message>
        <source>The clips as a Final Cut Pro X project, with reasons as notes and markers</source>
        <translation>Die Clips als Projekt für Final Cut Pro X, Gründe als Notizen und Marker</translation>
    </message>
    <message>
        <source>The clips as a moving picture, no sound</source>
        <translation>Die Clips als bewegtes Bild, ohne Ton</translation>
    </message>
    <message>
        <source>The clips as an edit decision list, with reasons as comments</source>
        <translation>Die Clips als Schnittliste, Gründe als Kommentare</translation>
    </message>
    <message>
        <source>The clips as an open timeline, with scores and reasons as markers</source>
        <translation>Die Clips als offene Timeline, Wertungen und Gründe als Marker</translation>
    </message>
    <message>
        <source>The clips in one file; every cut is read back and checked</source>
        <translation>Die Clips in einer Datei; jeder Schnitt wird zurückgelesen und geprüft</translation>
    </message>
    <message>
        <source>The clips without encoding them anew; what each really holds is said afterwards</source>
        <translation>Die Clips ohne neue Kodierung; was jeder wirklich enthält, wird danach gesagt</translation>
    </message>
    <message>
        <source>To look at and to publish</source>
        <translation>Zum Ansehen und Veröffentlichen</translation>
    </message>
    <message>
        <source>Untouched copy</source>
        <translation>Unveränderte Kopie</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Video, models, curves, shots, clips and reasons as JSON</source>
        <translation>Video, Modelle, Kurven, Einstellungen, Clips und Gründe als JSON</translation>
    </message>
    <message>
        <source>WebP</source>
        <translation>WebP</translation>
    </message>
    <message>
        <source>a folder, one frame a clip</source>
        <translation>ein Ordner, ein Bild je Clip</translation>
    </message>
    <message>
        <source>a table of all samples</source>
        <translation>eine Tabelle aller Stichproben</translation>
    </message>
    <message>
        <source>a web page with reasons</source>
        <translation>eine Webseite mit Gründen</translation>
    </message>
    <message>
        <source>about {size}</source>
        <translation>etwa {size}</translation>
    </message>
    <message>
        <source>all clips in one picture</source>
        <translation>alle Clips in einem Bild</translation>
    </message>
    <message>
        <source>cut to the frame, with sound</source>
        <translation>bildgenau geschnitten, mit Ton</translation>
    </message>
    <message>
        <source>for a description</source>
        <translation>für eine Beschreibung</translation>
    </message>
    <message>
        <source>for other programs</source>
        <translation>für andere Programme</translation>
    </message>
    <message>
        <source>moving picture, large file</source>
        <translation>bewegtes Bild, große Datei</translation>
    </message>
    <message>
        <source>moving picture, small file</source>
        <translation>bewegtes Bild, kleine Datei</translation>
    </message>
    <message>
        <source>quick, but cuts at sync frames</source>
        <translation>schnell, schneidet aber an Sync-Bildern</translation>
    </message>
    <message>
        <source>reasons, while it plays</source>
        <translation>Gründe, während es läuft</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Curves</source>
        <translation>Kurven</translation>
    </message>
    <message>
        <source>Relevance appears with a query</source>
        <translation>Relevanz erscheint mit einer Anfrage</translation>
    </message>
    <message>
        <source>Show or hide the difference {name}: in the middle where both fit alike</source>
        <translation>Die Differenz {name} zeigen oder verbergen: in der Mitte, wo beide gleich gut passen</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>importance</source>
        <translation>Wichtigkeit</translation>
    </message>
    <message>
        <source>relevance</source>
        <translation>Relevanz</translation>
    </message>
    <message>
        <source>score</source>
        <translation>Wertung</translation>
    </message>
</context>
<context>
    <name>LegendButton</name>
    <message>
        <source>Show or hide the curve of {name}</source>
        <translation>Die Kurve von {name} zeigen oder verbergen</translation>
    </message>
</context>
<context>
    <name>ListBar</name>
    <message>
        <source>As shown</source>
        <translation>Wie gezeigt</translation>
    </message>
    <message>
        <source>By length</source>
        <translation>Nach Länge</translation>
    </message>
    <message>
        <source>By score</source>
        <translation>Nach Wertung</translation>
    </message>
    <message>
        <source>By time</source>
        <translation>Nach Zeit</translation>
    </message>
    <message>
        <source>Order of time</source>
        <translation>Reihenfolge der Zeit</translation>
    </message>
    <message>
        <source>Show the clips in the order of time again</source>
        <translation>Die Clips wieder in der Reihenfolge der Zeit zeigen</translation>
    </message>
    <message>
        <source>Sorting of the lists</source>
        <translation>Sortierung der Listen</translation>
    </message>
    <message>
        <source>The clips are in your order</source>
        <translation>Die Clips stehen in Ihrer Reihenfolge</translation>
    </message>
    <message>
        <source>What the list is sorted by; the summary keeps its own order</source>
        <translation>Wonach die Liste sortiert ist; die Zusammenfassung behält ihre eigene Reihenfolge</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>An export is running.</source>
        <translation>Ein Export läuft.</translation>
    </message>
    <message>
        <source>Closing stops it; nothing partial is left.</source>
        <translation>Schließen bricht ihn ab; es bleibt keine unvollständige Datei.</translation>
    </message>
    <message>
        <source>Go on exporting</source>
        <translation>Weiter exportieren</translation>
    </message>
    <message>
        <source>Graph</source>
        <translation>Graph</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>Abbrechen und schließen</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>The analysis was cancelled.</source>
        <translation>Die Analyse wurde abgebrochen.</translation>
    </message>
    <message>
        <source>This file plays without sound here; pictures, analysis and export are exact.</source>
        <translation>Diese Datei läuft hier ohne Ton; Bilder, Analyse und Export sind exakt.</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
</context>
<context>
    <name>MatrixView</name>
    <message>
        <source>Graph as a matrix: columns are sources, rows are targets</source>
        <translation>Graph als Matrix: Spalten sind Quellen, Zeilen sind Ziele</translation>
    </message>
    <message>
        <source>Plus and minus zoom, arrows move, Home shows everything.</source>
        <translation>Plus und Minus zoomen, Pfeile verschieben, Pos1 zeigt alles.</translation>
    </message>
    <message>
        <source>no edge</source>
        <translation>keine Kante</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>{words}, strongest of {number} × {number} samples</source>
        <translation>{words}, das stärkste von {number} × {number} Stichproben</translation>
    </message>
</context>
<context>
    <name>MissingPage</name>
    <message>
        <source>Find the video…</source>
        <translation>Das Video suchen…</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal nachsehen</translation>
    </message>
    <message>
        <source>Nothing of the project is lost: show where the video is now, and it goes on.</source>
        <translation>Vom Projekt ist nichts verloren: Zeigen Sie, wo das Video jetzt ist, und es geht weiter.</translation>
    </message>
    <message>
        <source>Once its disk is there, or it is back in its place</source>
        <translation>Wenn sein Datenträger da ist oder es wieder an seinem Platz liegt</translation>
    </message>
    <message>
        <source>Open something else…</source>
        <translation>Etwas anderes öffnen…</translation>
    </message>
    <message>
        <source>Pins, bans and trims keep their times</source>
        <translation>Angeheftetes, Ausschlüsse und Zuschnitte behalten ihre Zeiten</translation>
    </message>
    <message>
        <source>Show where the video is now</source>
        <translation>Zeigen, wo das Video jetzt ist</translation>
    </message>
    <message>
        <source>Use it anyway</source>
        <translation>Trotzdem verwenden</translation>
    </message>
    <message>
        <source>“{name}” is another file than the one this project was made with: its content differs.</source>
        <translation>„{name}“ ist eine andere Datei als die, mit der dieses Projekt entstand: Ihr Inhalt ist anders.</translation>
    </message>
    <message>
        <source>“{name}” is not where it was.</source>
        <translation>„{name}“ ist nicht, wo es war.</translation>
    </message>
</context>
<context>
    <name>Models</name>
    <message>
        <source>Concepts</source>
        <translation>Begriffe</translation>
    </message>
    <message>
        <source>Contrastive</source>
        <translation>Kontrastiv</translation>
    </message>
    <message>
        <source>Evenly spaced</source>
        <translation>Gleichmäßig verteilt</translation>
    </message>
    <message>
        <source>Graph model, version {0}</source>
        <translation>Graphmodell, Version {0}</translation>
    </message>
    <message>
        <source>LGRLN</source>
        <translation>LGRLN</translation>
    </message>
    <message>
        <source>Linear: what people rate high, concept by concept, here and in similar moments</source>
        <translation>Linear: was Menschen hoch bewerten, Begriff für Begriff, hier und in ähnlichen Momenten</translation>
    </message>
    <message>
        <source>Looks at nothing: chance, the same every time, to compare with</source>
        <translation>Sieht nichts an: Zufall, jedes Mal derselbe, zum Vergleich</translation>
    </message>
    <message>
        <source>Looks at nothing: twelve evenly spaced moments, to compare with</source>
        <translation>Sieht nichts an: zwölf gleichmäßig verteilte Stellen, zum Vergleich</translation>
    </message>
    <message>
        <source>Random</source>
        <translation>Zufall</translation>
    </message>
    <message>
        <source>SG-UVS</source>
        <translation>SG-UVS</translation>
    </message>
    <message>
        <source>Themes</source>
        <translation>Themen</translation>
    </message>
    <message>
        <source>Training-free: typical moments of what the video shows longest</source>
        <translation>Ohne Training: typische Stellen dessen, was das Video am längsten zeigt</translation>
    </message>
    <message>
        <source>Training-free: what differs locally and recurs globally</source>
        <translation>Ohne Training: was sich örtlich abhebt und insgesamt wiederkehrt</translation>
    </message>
    <message>
        <source>VSum mini (basic)</source>
        <translation>VSum mini (einfach)</translation>
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
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Checking …</source>
        <translation>Prüfe …</translation>
    </message>
    <message>
        <source>Compare every file with its checksum again</source>
        <translation>Jede Datei noch einmal mit ihrer Prüfsumme vergleichen</translation>
    </message>
    <message>
        <source>Delete this model; models that come with the program stay</source>
        <translation>Dieses Modell löschen; Modelle, die zum Programm gehören, bleiben</translation>
    </message>
    <message>
        <source>From a folder…</source>
        <translation>Aus einem Ordner…</translation>
    </message>
    <message>
        <source>From a zip file…</source>
        <translation>Aus einer ZIP-Datei…</translation>
    </message>
    <message>
        <source>Install a model</source>
        <translation>Ein Modell installieren</translation>
    </message>
    <message>
        <source>Install a model from a folder or a zip file</source>
        <translation>Ein Modell aus einem Ordner oder einer ZIP-Datei installieren</translation>
    </message>
    <message>
        <source>Install…</source>
        <translation>Installieren…</translation>
    </message>
    <message>
        <source>Its files are deleted; to use it again it has to be installed again.</source>
        <translation>Seine Dateien werden gelöscht; um es wieder zu verwenden, muss es neu installiert werden.</translation>
    </message>
    <message>
        <source>Licence: code {code}, weights {weights}</source>
        <translation>Lizenz: Code {code}, Gewichte {weights}</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>Modellkarte</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Models (*.zip);;All files (*)</source>
        <translation>Modelle (*.zip);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove the model “{name}”?</source>
        <translation>Das Modell „{name}“ entfernen?</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Runs on: {device}</source>
        <translation>Läuft auf: {device}</translation>
    </message>
    <message>
        <source>This model has no card.</source>
        <translation>Dieses Modell hat keine Karte.</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>cannot be used</source>
        <translation>nicht verwendbar</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>beschädigt</translation>
    </message>
    <message>
        <source>encoder</source>
        <translation>Encoder</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>scorer</source>
        <translation>Bewerter</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>geprüft</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>von Ihnen</translation>
    </message>
    <message>
        <source>{id} · {size} · manifest {sha}…</source>
        <translation>{id} · {size} · Manifest {sha}…</translation>
    </message>
</context>
<context>
    <name>NeighbourList</name>
    <message>
        <source>Enter goes to the neighbour, Escape shows all samples again.</source>
        <translation>Enter geht zum Nachbarn, Esc zeigt wieder alle Stichproben.</translation>
    </message>
    <message>
        <source>Neighbours of the sample in focus</source>
        <translation>Nachbarn der gewählten Stichprobe</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>{number} %</source>
        <translation>{number} %</translation>
    </message>
    <message>
        <source>{number} s</source>
        <translation>{number} s</translation>
    </message>
</context>
<context>
    <name>OpeningPage</name>
    <message>
        <source>Opening {name} …</source>
        <translation>{name} wird geöffnet …</translation>
    </message>
</context>
<context>
    <name>PictureView</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>All back to default</source>
        <translation>Alles auf Standard</translation>
    </message>
    <message>
        <source>Delete kept analyses</source>
        <translation>Behaltene Analysen löschen</translation>
    </message>
    <message>
        <source>Groups of settings</source>
        <translation>Gruppen von Einstellungen</translation>
    </message>
    <message>
        <source>Keyboard…</source>
        <translation>Tastatur…</translation>
    </message>
    <message>
        <source>Nothing is kept yet.</source>
        <translation>Noch ist nichts behalten.</translation>
    </message>
    <message>
        <source>Open the settings file</source>
        <translation>Die Einstellungsdatei öffnen</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>See and change the keys of all commands</source>
        <translation>Die Tasten aller Befehle sehen und ändern</translation>
    </message>
    <message>
        <source>Videos are analysed anew when they are opened again</source>
        <translation>Videos werden neu analysiert, wenn sie wieder geöffnet werden</translation>
    </message>
    <message>
        <source>{size} MB are kept.</source>
        <translation>{size} MB sind behalten.</translation>
    </message>
</context>
<context>
    <name>Presenter</name>
    <message>
        <source>Clip {number} · {reason}</source>
        <translation>Clip {number} · {reason}</translation>
    </message>
    <message>
        <source>Left out · another part of shot {number} is in the summary.</source>
        <translation>Nicht dabei · ein anderer Teil von Einstellung {number} ist in der Zusammenfassung.</translation>
    </message>
    <message>
        <source>Left out · shot {number}</source>
        <translation>Nicht dabei · Einstellung {number}</translation>
    </message>
    <message>
        <source>Left out · {reason}</source>
        <translation>Nicht dabei · {reason}</translation>
    </message>
    <message>
        <source>Shot {number}</source>
        <translation>Einstellung {number}</translation>
    </message>
    <message>
        <source>Trimmed by hand.</source>
        <translation>Von Hand zugeschnitten.</translation>
    </message>
    <message>
        <source>trimmed by hand</source>
        <translation>von Hand zugeschnitten</translation>
    </message>
    <message>
        <source>{text} {seconds} more would let it in, in place of shot {shots}.</source>
        <translation>{text} Mit {seconds} mehr käme sie hinein, statt Einstellung {shots}.</translation>
    </message>
    <message>
        <source>{text} {seconds} more would let it in, in place of shots {shots}.</source>
        <translation>{text} Mit {seconds} mehr käme sie hinein, statt der Einstellungen {shots}.</translation>
    </message>
    <message>
        <source>{text} {seconds} more would let it in.</source>
        <translation>{text} Mit {seconds} mehr käme sie hinein.</translation>
    </message>
</context>
<context>
    <name>ProjectView</name>
    <message>
        <source>Autosaved</source>
        <translation>Automatisch gesichert</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Do not save</source>
        <translation>Nicht sichern</translation>
    </message>
    <message>
        <source>Find the video</source>
        <translation>Das Video suchen</translation>
    </message>
    <message>
        <source>Open videos or projects</source>
        <translation>Videos oder Projekte öffnen</translation>
    </message>
    <message>
        <source>Otherwise queries, budget, pins, bans and trims are lost. The video itself stays as it is.</source>
        <translation>Sonst gehen Abfragen, Budget, Angeheftetes, Ausgeschlossenes und Schnitte verloren. Das Video selbst bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Otherwise what you decided since the last save is lost.</source>
        <translation>Sonst geht verloren, was Sie seit dem letzten Speichern entschieden haben.</translation>
    </message>
    <message>
        <source>Projects ({pattern})</source>
        <translation>Projekte ({pattern})</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>Save the changes to “{name}”?</source>
        <translation>Die Änderungen an „{name}“ sichern?</translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation>Das Projekt sichern</translation>
    </message>
    <message>
        <source>Save your work on “{name}” as a project?</source>
        <translation>Ihre Arbeit an „{name}“ als Projekt speichern?</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>Gesichert</translation>
    </message>
    <message>
        <source>Take up the work where it was autosaved</source>
        <translation>Die Arbeit dort aufnehmen, wo sie automatisch gesichert wurde</translation>
    </message>
    <message>
        <source>The program did not end properly. Unsaved work on “{name}” of {when} can be restored.</source>
        <translation>Das Programm wurde nicht richtig beendet. Ungesicherte Arbeit an „{name}“ vom {when} lässt sich wiederherstellen.</translation>
    </message>
    <message>
        <source>Videos ({patterns});;All files (*)</source>
        <translation>Videos ({patterns});;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Videos and projects ({patterns});;All files (*)</source>
        <translation>Videos und Projekte ({patterns});;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>“{name}” is another file than the one this project was made with: pins and trims may lie elsewhere.</source>
        <translation>„{name}“ ist eine andere Datei als die, mit der dieses Projekt entstand: Angeheftetes und Zuschnitte liegen vielleicht woanders.</translation>
    </message>
</context>
<context>
    <name>QueryChip</name>
    <message>
        <source>Best match {peak:.2f}</source>
        <translation>Bester Treffer {peak:.2f}</translation>
    </message>
    <message>
        <source>It hardly matches anything here; the curve shows the nearest moments.</source>
        <translation>Hier passt kaum etwas dazu; die Kurve zeigt die nächstliegenden Stellen.</translation>
    </message>
    <message>
        <source>Let “{text}” drive the score</source>
        <translation>„{text}“ soll die Wertung bestimmen</translation>
    </message>
    <message>
        <source>Query “{text}”</source>
        <translation>Anfrage „{text}“</translation>
    </message>
    <message>
        <source>Remove “{text}”</source>
        <translation>„{text}“ entfernen</translation>
    </message>
    <message>
        <source>The encoder has not learned “{word}”.</source>
        <translation>Der Encoder hat „{word}“ nicht gelernt.</translation>
    </message>
    <message>
        <source>{text} · hardly here</source>
        <translation>{text} · kaum vorhanden</translation>
    </message>
    <message>
        <source>“{text}” drives the score; a click lets none do</source>
        <translation>„{text}“ bestimmt die Wertung; ein Klick lässt es keine tun</translation>
    </message>
</context>
<context>
    <name>QueryEdit</name>
    <message>
        <source>Ask for something in this video, for example “a dog playing”</source>
        <translation>Nach etwas in diesem Video fragen, zum Beispiel “a dog playing”</translation>
    </message>
    <message>
        <source>Clear the query</source>
        <translation>Die Anfrage löschen</translation>
    </message>
    <message>
        <source>Clear the query (Esc)</source>
        <translation>Die Anfrage löschen (Esc)</translation>
    </message>
    <message>
        <source>Compare with another query</source>
        <translation>Mit einer anderen Anfrage vergleichen</translation>
    </message>
    <message>
        <source>Compare with another query (Ctrl+Return)</source>
        <translation>Mit einer anderen Anfrage vergleichen (Strg+Eingabe)</translation>
    </message>
    <message>
        <source>Compare “{text}” with …</source>
        <translation>„{text}“ vergleichen mit …</translation>
    </message>
    <message>
        <source>Query</source>
        <translation>Anfrage</translation>
    </message>
    <message>
        <source>What the summary should show (Ctrl+F or /)</source>
        <translation>Was die Zusammenfassung zeigen soll (Strg+F oder /)</translation>
    </message>
</context>
<context>
    <name>QueryPanel</name>
    <message>
        <source>Counts once there is a query</source>
        <translation>Zählt, sobald es eine Anfrage gibt</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>How much the query counts against importance</source>
        <translation>Wie viel die Anfrage gegen die Wichtigkeit zählt</translation>
    </message>
    <message>
        <source>Open a video (Ctrl+O)</source>
        <translation>Ein Video öffnen (Strg+O)</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen…</translation>
    </message>
    <message>
        <source>Query strength</source>
        <translation>Gewicht der Anfrage</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Scorer</source>
        <translation>Bewerter</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>What decides importance</source>
        <translation>Was über die Wichtigkeit entscheidet</translation>
    </message>
    <message>
        <source>What decides importance: {what}</source>
        <translation>Was über die Wichtigkeit entscheidet: {what}</translation>
    </message>
    <message>
        <source>Write the summary (Ctrl+E)</source>
        <translation>Die Zusammenfassung schreiben (Strg+E)</translation>
    </message>
</context>
<context>
    <name>QueryView</name>
    <message>
        <source>Check the spelling, or say it in other words.</source>
        <translation>Prüfen Sie die Schreibweise, oder sagen Sie es mit anderen Worten.</translation>
    </message>
    <message>
        <source>Four queries at most; remove one first.</source>
        <translation>Höchstens vier Anfragen; entfernen Sie zuerst eine.</translation>
    </message>
    <message>
        <source>Search for “{text}”</source>
        <translation>„{text}“ suchen</translation>
    </message>
    <message>
        <source>The encoder has not learned {words}; the curve may show something else.</source>
        <translation>Der Encoder hat {words} nicht gelernt; die Kurve zeigt vielleicht etwas anderes.</translation>
    </message>
    <message>
        <source>“{text}” hardly matches anything here; the curve shows the nearest moments.</source>
        <translation>„{text}“ passt hier zu kaum etwas; die Kurve zeigt die nächstliegenden Stellen.</translation>
    </message>
</context>
<context>
    <name>QueueView</name>
    <message>
        <source>&amp;Empty the queue</source>
        <translation>Warteschlange &amp;leeren</translation>
    </message>
    <message>
        <source>1 more video waits</source>
        <translation>1 weiteres Video wartet</translation>
    </message>
    <message>
        <source>There is no video in “{name}”.</source>
        <translation>In „{name}“ ist kein Video.</translation>
    </message>
    <message>
        <source>{number} files could not be opened.</source>
        <translation>{number} Dateien ließen sich nicht öffnen.</translation>
    </message>
    <message>
        <source>{number} more videos wait</source>
        <translation>{number} weitere Videos warten</translation>
    </message>
    <message>
        <source>… and {number} more</source>
        <translation>… und {number} weitere</translation>
    </message>
</context>
<context>
    <name>RangeBar</name>
    <message>
        <source>Ban</source>
        <translation>Ausschließen</translation>
    </message>
    <message>
        <source>Clear marks</source>
        <translation>Marken löschen</translation>
    </message>
    <message>
        <source>Keep the marked range in the summary (P)</source>
        <translation>Den markierten Bereich in der Zusammenfassung behalten (P)</translation>
    </message>
    <message>
        <source>Keep the marked range out of the summary (X)</source>
        <translation>Den markierten Bereich aus der Zusammenfassung heraushalten (X)</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Show only the marked range (Ctrl+M)</source>
        <translation>Nur den markierten Bereich zeigen (Strg+M)</translation>
    </message>
    <message>
        <source>The marked range</source>
        <translation>Der markierte Bereich</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>Zoomen</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>Banned.</source>
        <translation>Ausgeschlossen.</translation>
    </message>
    <message>
        <source>Between two clips less than {min_gap:.2f} s apart.</source>
        <translation>Zwischen zwei Clips, die weniger als {min_gap:.2f} s auseinanderliegen.</translation>
    </message>
    <message>
        <source>Importance {importance:.2f}, above {others}.</source>
        <translation>Wichtigkeit {importance:.2f}, mehr als {others}.</translation>
    </message>
    <message>
        <source>Importance {importance:.2f}.</source>
        <translation>Wichtigkeit {importance:.2f}.</translation>
    </message>
    <message>
        <source>Lasts {length:.2f} s; the shortest clip allowed is {min_clip:.2f} s.</source>
        <translation>Dauert {length:.2f} s; der kürzeste erlaubte Clip {min_clip:.2f} s.</translation>
    </message>
    <message>
        <source>Much like clip {clip} (cosine {cosine:.2f}), which scores {other:.2f} against {score:.2f}.</source>
        <translation>Ganz ähnlich wie Clip {clip} (Kosinus {cosine:.2f}) mit der Wertung {other:.2f} gegen {score:.2f}.</translation>
    </message>
    <message>
        <source>Pinned.</source>
        <translation>Angeheftet.</translation>
    </message>
    <message>
        <source>Relevance {relevance:.2f} to the query, above {others}.</source>
        <translation>Relevanz {relevance:.2f} für die Anfrage, mehr als {others}.</translation>
    </message>
    <message>
        <source>Relevance {relevance:.2f} to the query.</source>
        <translation>Relevanz {relevance:.2f} für die Anfrage.</translation>
    </message>
    <message>
        <source>Relevance {relevance:.2f} to the query; every shot chosen has at least {weakest:.2f}.</source>
        <translation>Relevanz {relevance:.2f} für die Anfrage; jede gewählte Einstellung hat mindestens {weakest:.2f}.</translation>
    </message>
    <message>
        <source>Scores {score:.2f} at best, but {left:.1f} s of the budget are left for its {length:.1f} s.</source>
        <translation>Wertung höchstens {score:.2f}, aber vom Budget bleiben {left:.1f} s für ihre {length:.1f} s.</translation>
    </message>
    <message>
        <source>Scores {score:.2f} at best; the weakest chosen clip scores {weakest:.2f}.</source>
        <translation>Wertung höchstens {score:.2f}; der schwächste gewählte Clip hat {weakest:.2f}.</translation>
    </message>
    <message>
        <source>Stands for {similar} similar shots; importance {importance:.2f}.</source>
        <translation>Steht für {similar} ähnliche Einstellungen; Wichtigkeit {importance:.2f}.</translation>
    </message>
    <message>
        <source>The whole video fits the budget.</source>
        <translation>Das ganze Video passt ins Budget.</translation>
    </message>
    <message>
        <source>Unlike all other shots (nearest cosine {cosine:.2f}); importance {importance:.2f}.</source>
        <translation>Anders als alle anderen Einstellungen (nächster Kosinus {cosine:.2f}); Wichtigkeit {importance:.2f}.</translation>
    </message>
    <message>
        <source>all other shots</source>
        <translation>alle anderen Einstellungen</translation>
    </message>
    <message>
        <source>{share} of the other shots</source>
        <translation>{share} der anderen Einstellungen</translation>
    </message>
</context>
<context>
    <name>RecentFiles</name>
    <message>
        <source>No files yet</source>
        <translation>Noch keine Dateien</translation>
    </message>
</context>
<context>
    <name>RowDelegate</name>
    <message>
        <source>Allow (X)</source>
        <translation>Zulassen (X)</translation>
    </message>
    <message>
        <source>Keep in the summary (P)</source>
        <translation>In der Zusammenfassung behalten (P)</translation>
    </message>
    <message>
        <source>Keep out (X)</source>
        <translation>Heraushalten (X)</translation>
    </message>
    <message>
        <source>Let go (P)</source>
        <translation>Loslassen (P)</translation>
    </message>
    <message>
        <source>Trim to playhead or marks (T)</source>
        <translation>Auf Abspielkopf oder Marken zuschneiden (T)</translation>
    </message>
    <message>
        <source>banned</source>
        <translation>ausgeschlossen</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>angeheftet</translation>
    </message>
    <message>
        <source>trimmed</source>
        <translation>zugeschnitten</translation>
    </message>
    <message>
        <source>{sentence}
Mean score {score:.2f}</source>
        <translation>{sentence}
Mittlere Wertung {score:.2f}</translation>
    </message>
</context>
<context>
    <name>RowList</name>
    <message>
        <source>As it was</source>
        <translation>Wie es war</translation>
    </message>
    <message>
        <source>Begin at the playhead	Q</source>
        <translation>Am Abspielkopf beginnen	Q</translation>
    </message>
    <message>
        <source>Earlier in the summary	Alt+↑</source>
        <translation>Früher in der Zusammenfassung	Alt+↑</translation>
    </message>
    <message>
        <source>End with the playhead	W</source>
        <translation>Mit dem Abspielkopf enden	W</translation>
    </message>
    <message>
        <source>From in to out mark</source>
        <translation>Vom In- bis zum Out-Punkt</translation>
    </message>
    <message>
        <source>Keep in the summary	P</source>
        <translation>In der Zusammenfassung behalten	P</translation>
    </message>
    <message>
        <source>Keep out	X</source>
        <translation>Heraushalten	X</translation>
    </message>
    <message>
        <source>Later in the summary	Alt+↓</source>
        <translation>Später in der Zusammenfassung	Alt+↓</translation>
    </message>
    <message>
        <source>P pins, X bans, T trims; Alt with an arrow moves a clip of the summary</source>
        <translation>P heftet an, X schließt aus, T schneidet zu; Alt mit einem Pfeil verschiebt einen Clip der Zusammenfassung</translation>
    </message>
    <message>
        <source>Trim</source>
        <translation>Zuschneiden</translation>
    </message>
</context>
<context>
    <name>Ruler</name>
    <message>
        <source>Time axis</source>
        <translation>Zeitachse</translation>
    </message>
</context>
<context>
    <name>SessionController</name>
    <message>
        <source>cancel search</source>
        <translation>Suche abbrechen</translation>
    </message>
</context>
<context>
    <name>SessionView</name>
    <message>
        <source>+{seconds:.1f} s adds shot {shot}</source>
        <translation>+{seconds:.1f} s bringt Einstellung {shot}</translation>
    </message>
    <message>
        <source>1 clip</source>
        <translation>1 Clip</translation>
    </message>
    <message>
        <source>1 sample · {rate:.3g}/s</source>
        <translation>1 Stichprobe · {rate:.3g}/s</translation>
    </message>
    <message>
        <source>1 shot</source>
        <translation>1 Einstellung</translation>
    </message>
    <message>
        <source>Analysed in {seconds:.1f} s</source>
        <translation>In {seconds:.1f} s analysiert</translation>
    </message>
    <message>
        <source>Encoder {name}</source>
        <translation>Encoder {name}</translation>
    </message>
    <message>
        <source>Not analysed yet. “Analyse again” (F5) draws the curves.</source>
        <translation>Noch nicht analysiert. „Noch einmal analysieren“ (F5) zeichnet die Kurven.</translation>
    </message>
    <message>
        <source>Nothing is left out.</source>
        <translation>Nichts ist ausgelassen.</translation>
    </message>
    <message>
        <source>Open a video: its pictures, its sound and the curves of its summary appear here.</source>
        <translation>Öffnen Sie ein Video: Seine Bilder, sein Ton und die Kurven seiner Zusammenfassung erscheinen hier.</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Öffne</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Searching for “{text}”</source>
        <translation>Suche nach „{text}“</translation>
    </message>
    <message>
        <source>Starting the analysis</source>
        <translation>Beginne die Analyse</translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation>Startet …</translation>
    </message>
    <message>
        <source>The clips appear once the video is analysed.</source>
        <translation>Die Clips erscheinen, sobald das Video analysiert ist.</translation>
    </message>
    <message>
        <source>The clips of the summary appear here.</source>
        <translation>Hier erscheinen die Clips der Zusammenfassung.</translation>
    </message>
    <message>
        <source>The video is not analysed yet.</source>
        <translation>Das Video ist noch nicht analysiert.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>budget {budget}</source>
        <translation>Budget {budget}</translation>
    </message>
    <message>
        <source>cached</source>
        <translation>aus dem Cache</translation>
    </message>
    <message>
        <source>{number} clips</source>
        <translation>{number} Clips</translation>
    </message>
    <message>
        <source>{number} samples · {rate:.3g}/s</source>
        <translation>{number} Stichproben · {rate:.3g}/s</translation>
    </message>
    <message>
        <source>{number} shots</source>
        <translation>{number} Einstellungen</translation>
    </message>
    <message>
        <source>{used:.1f} s of {budget:.1f} s used</source>
        <translation>{used:.1f} von {budget:.1f} s belegt</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>A video analysed before opens at once. Nothing but features is kept, no pictures and no sound.</source>
        <translation>Ein schon analysiertes Video öffnet sich sofort. Behalten werden nur Merkmale, keine Bilder und kein Ton.</translation>
    </message>
    <message>
        <source>Added at both ends of a clip where no hard cut is in the way.</source>
        <translation>Kommt an beiden Enden eines Clips dazu, wo kein harter Schnitt im Weg ist.</translation>
    </message>
    <message>
        <source>Analyses that were not used for longest are deleted first.</source>
        <translation>Am längsten nicht verwendete Analysen werden zuerst gelöscht.</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>Autosave after</source>
        <translation>Automatisch sichern nach</translation>
    </message>
    <message>
        <source>Autosaved states kept</source>
        <translation>Behaltene automatische Sicherungen</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Colours of the window.</source>
        <translation>Farben des Fensters.</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Deutsch</source>
        <translation>Deutsch</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Editor: arrows go by one frame. Player: arrows jump by one and ten seconds.</source>
        <translation>Schnittprogramm: Pfeile gehen um ein Bild. Player: Pfeile springen um eine und zehn Sekunden.</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>Encoder</translation>
    </message>
    <message>
        <source>English</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Folder for analyses</source>
        <translation>Ordner für Analysen</translation>
    </message>
    <message>
        <source>GPU (CUDA)</source>
        <translation>GPU (CUDA)</translation>
    </message>
    <message>
        <source>GPU where it works, else CPU</source>
        <translation>GPU, wo sie funktioniert, sonst CPU</translation>
    </message>
    <message>
        <source>Go on where you stopped</source>
        <translation>Weitermachen, wo Sie aufgehört haben</translation>
    </message>
    <message>
        <source>How many frames of a second are looked at; more takes longer. Counts for the next analysis.</source>
        <translation>Wie viele Bilder einer Sekunde angesehen werden; mehr dauert länger. Zählt für die nächste Analyse.</translation>
    </message>
    <message>
        <source>How much relevance to the query counts against importance: 0 ignores the query, 1 follows it alone.</source>
        <translation>Wie viel die Relevanz für die Anfrage gegen die Wichtigkeit zählt: 0 übergeht die Anfrage, 1 folgt nur ihr.</translation>
    </message>
    <message>
        <source>Keep analyses</source>
        <translation>Analysen behalten</translation>
    </message>
    <message>
        <source>Keyboard</source>
        <translation>Tastatur</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Language of menus and texts. Takes effect when the program is started again.</source>
        <translation>Sprache der Menüs und Texte. Gilt nach einem Neustart des Programms.</translation>
    </message>
    <message>
        <source>Largest size</source>
        <translation>Größter Umfang</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Like a player</source>
        <translation>Wie ein Player</translation>
    </message>
    <message>
        <source>Like an editor</source>
        <translation>Wie ein Schnittprogramm</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Longer shots are divided, except pinned and trimmed ones.</source>
        <translation>Längere Einstellungen werden geteilt, außer angehefteten und zugeschnittenen.</translation>
    </message>
    <message>
        <source>Longest clip</source>
        <translation>Längster Clip</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Rand</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>No clip is shorter than this, except pinned and trimmed ones.</source>
        <translation>Kein Clip ist kürzer, außer angehefteten und zugeschnittenen.</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Keine Grenze</translation>
    </message>
    <message>
        <source>Older autosaved states of the same session are deleted.</source>
        <translation>Ältere automatische Sicherungen derselben Sitzung werden gelöscht.</translation>
    </message>
    <message>
        <source>Opening a video again shows the moment it was left at.</source>
        <translation>Ein wieder geöffnetes Video zeigt die Stelle, an der es verlassen wurde.</translation>
    </message>
    <message>
        <source>Projects</source>
        <translation>Projekte</translation>
    </message>
    <message>
        <source>Query strength</source>
        <translation>Gewicht der Anfrage</translation>
    </message>
    <message>
        <source>Samples per second</source>
        <translation>Stichproben je Sekunde</translation>
    </message>
    <message>
        <source>Scorer</source>
        <translation>Bewerter</translation>
    </message>
    <message>
        <source>Shortest clip</source>
        <translation>Kürzester Clip</translation>
    </message>
    <message>
        <source>Shortest gap</source>
        <translation>Kürzeste Lücke</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Zusammenfassung</translation>
    </message>
    <message>
        <source>Summary budget</source>
        <translation>Budget der Zusammenfassung</translation>
    </message>
    <message>
        <source>The one that comes with the program</source>
        <translation>Der mitgelieferte</translation>
    </message>
    <message>
        <source>The recommended one</source>
        <translation>Der empfohlene</translation>
    </message>
    <message>
        <source>The system&apos;s cache folder</source>
        <translation>Der Cache-Ordner des Systems</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Unsaved changes are kept in a side file this long after a change, for a crash; the project itself is not touched.</source>
        <translation>Ungesicherte Änderungen werden so lange nach einer Änderung für den Fall eines Absturzes in einer Nebendatei behalten; das Projekt selbst bleibt unberührt.</translation>
    </message>
    <message>
        <source>What compares pictures and words. Counts for the next analysis.</source>
        <translation>Was Bilder und Wörter vergleicht. Gilt für die nächste Analyse.</translation>
    </message>
    <message>
        <source>What decides importance.</source>
        <translation>Was über die Wichtigkeit entscheidet.</translation>
    </message>
    <message>
        <source>What lies between two clips nearer than this is kept too, where the budget allows and nothing of it is banned or trimmed away. 0 keeps every gap.</source>
        <translation>Was zwischen zwei Clips liegt, die einander näher sind, bleibt auch drin, wo das Budget reicht und nichts davon ausgeschlossen oder weggeschnitten ist. 0 lässt jede Lücke.</translation>
    </message>
    <message>
        <source>What runs the models.</source>
        <translation>Was die Modelle ausführt.</translation>
    </message>
    <message>
        <source>What the first summary begins with: a share (15%) or a time (90s, 00:01:30). Later ones keep what was set last.</source>
        <translation>Womit die erste Zusammenfassung beginnt: ein Anteil (15%) oder eine Zeit (90s, 00:01:30). Spätere behalten, was zuletzt eingestellt war.</translation>
    </message>
    <message>
        <source>Where analyses are kept.</source>
        <translation>Wo Analysen behalten werden.</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
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
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Next video</source>
        <translation>Nächstes Video</translation>
    </message>
    <message>
        <source>Open the next video</source>
        <translation>Das nächste Video öffnen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Show the export page</source>
        <translation>Seite für den Export zeigen</translation>
    </message>
    <message>
        <source>Show what waits</source>
        <translation>Zeigen, was wartet</translation>
    </message>
    <message>
        <source>Starting …</source>
        <translation>Startet …</translation>
    </message>
    <message>
        <source>Stop this</source>
        <translation>Das hier abbrechen</translation>
    </message>
</context>
<context>
    <name>SummaryPanel</name>
    <message>
        <source>Clips</source>
        <translation>Clips</translation>
    </message>
    <message>
        <source>Clips in the summary</source>
        <translation>Clips in der Zusammenfassung</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Nicht dabei</translation>
    </message>
    <message>
        <source>Lists of the summary</source>
        <translation>Listen der Zusammenfassung</translation>
    </message>
    <message>
        <source>Shots left out</source>
        <translation>Nicht gewählte Einstellungen</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Filmstrip</source>
        <translation>Filmstreifen</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Allow shot {number}</source>
        <translation>Einstellung {number} zulassen</translation>
    </message>
    <message>
        <source>Ban clip {number}</source>
        <translation>Clip {number} ausschließen</translation>
    </message>
    <message>
        <source>Ban shot {number}</source>
        <translation>Einstellung {number} ausschließen</translation>
    </message>
    <message>
        <source>Mark in here</source>
        <translation>In-Punkt hier setzen</translation>
    </message>
    <message>
        <source>Mark out here</source>
        <translation>Out-Punkt hier setzen</translation>
    </message>
    <message>
        <source>Pin clip {number}</source>
        <translation>Clip {number} anheften</translation>
    </message>
    <message>
        <source>Pin shot {number}</source>
        <translation>Einstellung {number} anheften</translation>
    </message>
    <message>
        <source>Unpin clip {number}</source>
        <translation>Clip {number} loslassen</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Go to the end</source>
        <translation>Zum Ende gehen</translation>
    </message>
    <message>
        <source>Go to the start</source>
        <translation>Zum Anfang gehen</translation>
    </message>
    <message>
        <source>Hours, minutes, seconds and frames of the playhead</source>
        <translation>Stunden, Minuten, Sekunden und Bilder des Abspielkopfs</translation>
    </message>
    <message>
        <source>One frame back</source>
        <translation>Ein Bild zurück</translation>
    </message>
    <message>
        <source>One frame on</source>
        <translation>Ein Bild weiter</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>Play once</source>
        <translation>Einmal abspielen</translation>
    </message>
    <message>
        <source>Play only what is in the summary (S)</source>
        <translation>Nur abspielen, was in der Zusammenfassung ist (S)</translation>
    </message>
    <message>
        <source>Play summary</source>
        <translation>Zusammenfassung abspielen</translation>
    </message>
    <message>
        <source>Repeat from in to out mark</source>
        <translation>Vom In- bis zum Out-Punkt im Kreis</translation>
    </message>
    <message>
        <source>Repeat the clip</source>
        <translation>Den Clip im Kreis</translation>
    </message>
    <message>
        <source>Repeat the video, or the summary</source>
        <translation>Das Video oder die Zusammenfassung im Kreis</translation>
    </message>
    <message>
        <source>Sound off</source>
        <translation>Ton aus</translation>
    </message>
    <message>
        <source>Sound on</source>
        <translation>Ton an</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>Speed (&lt; slower, &gt; faster; J and L also backwards)</source>
        <translation>Geschwindigkeit (&lt; langsamer, &gt; schneller; J und L auch rückwärts)</translation>
    </message>
    <message>
        <source>Stop summary</source>
        <translation>Zusammenfassung anhalten</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Volume {percent} (Shift+↑ and Shift+↓)</source>
        <translation>Lautstärke {percent} (Umschalt+↑ und Umschalt+↓)</translation>
    </message>
</context>
<context>
    <name>ValuePanel</name>
    <message>
        <source>Copy as CSV</source>
        <translation>Als CSV kopieren</translation>
    </message>
    <message>
        <source>Copy the selected rows, or all of them (Ctrl+C)</source>
        <translation>Die gewählten Zeilen kopieren, oder alle (Strg+C)</translation>
    </message>
    <message>
        <source>The values appear once a video is analysed.</source>
        <translation>Die Werte erscheinen, sobald ein Video analysiert ist.</translation>
    </message>
    <message>
        <source>{number} samples</source>
        <translation>{number} Stichproben</translation>
    </message>
</context>
<context>
    <name>ValueView</name>
    <message>
        <source>Values of the curves</source>
        <translation>Werte der Kurven</translation>
    </message>
</context>
<context>
    <name>Values</name>
    <message>
        <source>Clip</source>
        <translation>Clip</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Shot</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
</context>
<context>
    <name>Warnings</name>
    <message>
        <source>A {0} file cannot say that its picture is to be turned by {1}°: the copy plays without that turn.</source>
        <translation>Eine {0}-Datei kann nicht angeben, dass ihr Bild um {1}° zu drehen ist: Die Kopie wird ohne diese Drehung gezeigt.</translation>
    </message>
    <message>
        <source>Copied without encoding, clip {0} holds {1} instead of {2}.</source>
        <translation>Ohne Kodierung kopiert, enthält Clip {0} nun {1} statt {2}.</translation>
    </message>
    <message>
        <source>Copied without encoding, clips {0} to {1} hold {2} instead of {3}.</source>
        <translation>Ohne Kodierung kopiert, enthalten die Clips {0} bis {1} nun {2} statt {3}.</translation>
    </message>
    <message>
        <source>Nothing can be decoded from {0} s on.</source>
        <translation>Ab {0} s lässt sich nichts mehr dekodieren.</translation>
    </message>
    <message>
        <source>One frame cannot be decoded and is left out.</source>
        <translation>Ein Bild lässt sich nicht dekodieren und fehlt.</translation>
    </message>
    <message>
        <source>One frame could not be decoded and is missing.</source>
        <translation>Ein Bild ließ sich nicht dekodieren und fehlt.</translation>
    </message>
    <message>
        <source>One frame could not be decoded; the picture before it stands in.</source>
        <translation>Ein Bild ließ sich nicht dekodieren; das Bild davor steht dafür.</translation>
    </message>
    <message>
        <source>Reading stopped before the end of the file ({0}).</source>
        <translation>Das Lesen endete vor dem Ende der Datei ({0}).</translation>
    </message>
    <message>
        <source>Some pictures are damaged; they are shown as far as they can be decoded.</source>
        <translation>Einige Bilder sind beschädigt; sie werden gezeigt, soweit sie sich dekodieren lassen.</translation>
    </message>
    <message>
        <source>The analysis cannot be kept for next time: {0}.</source>
        <translation>Die Analyse lässt sich nicht für das nächste Mal behalten: {0}.</translation>
    </message>
    <message>
        <source>The budget is one frame ({0} s), because the video is so short.</source>
        <translation>Das Budget ist ein Bild ({0} s), weil das Video so kurz ist.</translation>
    </message>
    <message>
        <source>The file is a still picture; it is shown as a video of one frame.</source>
        <translation>Die Datei ist ein Standbild; sie wird als Video mit einem Bild gezeigt.</translation>
    </message>
    <message>
        <source>The file is incomplete: its last {0} announced seconds are missing.</source>
        <translation>Die Datei ist unvollständig: Ihre letzten {0} angekündigten Sekunden fehlen.</translation>
    </message>
    <message>
        <source>The file is incomplete: {0} of {1} announced frames are there.</source>
        <translation>Die Datei ist unvollständig: {0} von {1} angekündigten Bildern sind da.</translation>
    </message>
    <message>
        <source>The pin at {0} lies outside the video and is left out.</source>
        <translation>Die angeheftete Stelle bei {0} liegt außerhalb des Videos und wird weggelassen.</translation>
    </message>
    <message>
        <source>The pinned clips last {0} s, longer than the budget of {1} s.</source>
        <translation>Die angehefteten Clips dauern {0} s, länger als das Budget von {1} s.</translation>
    </message>
    <message>
        <source>The shortest clip is {0} s instead of {1} s, because the video is so short.</source>
        <translation>Der kürzeste Clip ist {0} s statt {1} s lang, weil das Video so kurz ist.</translation>
    </message>
    <message>
        <source>The stored time stamps are unusable; the frames&apos; times were rebuilt.</source>
        <translation>Die gespeicherten Zeitstempel sind unbrauchbar; die Zeiten der Bilder wurden neu gebildet.</translation>
    </message>
    <message>
        <source>The summary is empty because the whole video is banned.</source>
        <translation>Die Zusammenfassung ist leer, weil das ganze Video ausgeschlossen ist.</translation>
    </message>
    <message>
        <source>Timelines use {0} frames a second, because editing programs do not take the video&apos;s {1}.</source>
        <translation>Timelines verwenden {0} Bilder je Sekunde, weil Schnittprogramme {1} des Videos nicht nehmen.</translation>
    </message>
    <message>
        <source>What may be taken lies in pieces shorter than {0} s: shorter clips are used.</source>
        <translation>Was genommen werden darf, liegt in Stücken kürzer als {0} s: Es werden kürzere Clips verwendet.</translation>
    </message>
    <message>
        <source>{0} cannot be read, so the defaults are used: {1}.</source>
        <translation>{0} lässt sich nicht lesen, deshalb gelten die Vorgaben: {1}.</translation>
    </message>
    <message>
        <source>{0} frames cannot be decoded and are left out.</source>
        <translation>{0} Bilder lassen sich nicht dekodieren und fehlen.</translation>
    </message>
    <message>
        <source>{0} frames could not be decoded and are missing.</source>
        <translation>{0} Bilder ließen sich nicht dekodieren und fehlen.</translation>
    </message>
    <message>
        <source>{0} frames could not be decoded; the pictures before them stand in.</source>
        <translation>{0} Bilder ließen sich nicht dekodieren; die Bilder davor stehen für sie.</translation>
    </message>
    <message>
        <source>{0}, and cuts lie within half a frame of the video&apos;s own.</source>
        <translation>{0}, und Schnitte liegen höchstens ein halbes Bild neben denen des Videos.</translation>
    </message>
    <message>
        <source>{0}: keys.{1} is a list of keys.</source>
        <translation>{0}: keys.{1} ist eine Liste von Tasten.</translation>
    </message>
    <message>
        <source>{0}: {1} is a table.</source>
        <translation>{0}: {1} ist eine Tabelle.</translation>
    </message>
    <message>
        <source>{0}: {1}; the default is used.</source>
        <translation>{0}: {1}; es gilt die Vorgabe.</translation>
    </message>
</context>
<context>
    <name>WaveformRow</name>
    <message>
        <source>How loud the video is over time</source>
        <translation>Wie laut das Video im Verlauf der Zeit ist</translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation>Wellenform</translation>
    </message>
</context>
<context>
    <name>WhyView</name>
    <message>
        <source>Allow the summary so much more</source>
        <translation>Der Zusammenfassung so viel mehr erlauben</translation>
    </message>
    <message>
        <source>Concepts in its importance</source>
        <translation>Begriffe in ihrer Wichtigkeit</translation>
    </message>
    <message>
        <source>{seconds} more of budget lets it in</source>
        <translation>Mit {seconds} mehr Budget kommt sie hinein</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Checking the cuts</source>
        <translation>Prüfe die Schnitte</translation>
    </message>
    <message>
        <source>Codec</source>
        <translation>Codec</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Encoder</source>
        <translation>Encoder</translation>
    </message>
    <message>
        <source>Fetching pictures</source>
        <translation>Hole Bilder</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Finding shots</source>
        <translation>Suche Einstellungen</translation>
    </message>
    <message>
        <source>First look</source>
        <translation>Erster Blick</translation>
    </message>
    <message>
        <source>HDR, tone-mapped</source>
        <translation>HDR, auf SDR abgebildet</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Looking at frames</source>
        <translation>Sehe Bilder an</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>Lese die Datei</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>Stichproben</translation>
    </message>
    <message>
        <source>Scorer</source>
        <translation>Bewerter</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>Bewerte</translation>
    </message>
    <message>
        <source>Shots</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Starts at</source>
        <translation>Beginnt bei</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Gespeichert</translation>
    </message>
    <message>
        <source>Time taken</source>
        <translation>Gebrauchte Zeit</translation>
    </message>
    <message>
        <source>Writing a timeline</source>
        <translation>Schreibe eine Timeline</translation>
    </message>
    <message>
        <source>Writing the video</source>
        <translation>Schreibe das Video</translation>
    </message>
    <message>
        <source>banned</source>
        <translation>ausgeschlossen</translation>
    </message>
    <message>
        <source>below the weakest clip, {weakest:.2f}</source>
        <translation>unter dem schwächsten Clip, {weakest:.2f}</translation>
    </message>
    <message>
        <source>between two near clips</source>
        <translation>zwischen zwei nahen Clips</translation>
    </message>
    <message>
        <source>decoding</source>
        <translation>Dekodieren</translation>
    </message>
    <message>
        <source>encoding</source>
        <translation>Einbetten</translation>
    </message>
    <message>
        <source>features from the cache</source>
        <translation>Merkmale aus dem Cache</translation>
    </message>
    <message>
        <source>importance {importance:.2f}</source>
        <translation>Wichtigkeit {importance:.2f}</translation>
    </message>
    <message>
        <source>in all</source>
        <translation>insgesamt</translation>
    </message>
    <message>
        <source>interlaced</source>
        <translation>Zeilensprung</translation>
    </message>
    <message>
        <source>low for the query, {relevance:.2f}</source>
        <translation>wenig zur Anfrage, {relevance:.2f}</translation>
    </message>
    <message>
        <source>much like clip {clip} ({cosine:.2f})</source>
        <translation>ganz ähnlich wie Clip {clip} ({cosine:.2f})</translation>
    </message>
    <message>
        <source>no room for {length:.1f} s</source>
        <translation>kein Platz für {length:.1f} s</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>angeheftet</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>relevance {relevance:.2f}</source>
        <translation>Relevanz {relevance:.2f}</translation>
    </message>
    <message>
        <source>scoring</source>
        <translation>Bewerten</translation>
    </message>
    <message>
        <source>shots</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>stands for {similar} similar shots</source>
        <translation>steht für {similar} ähnliche Einstellungen</translation>
    </message>
    <message>
        <source>the whole video fits</source>
        <translation>das ganze Video passt</translation>
    </message>
    <message>
        <source>too short, {length:.1f} s</source>
        <translation>zu kurz, {length:.1f} s</translation>
    </message>
    <message>
        <source>turned by {angle}°</source>
        <translation>um {angle}° gedreht</translation>
    </message>
    <message>
        <source>under 0.1 s</source>
        <translation>unter 0,1 s</translation>
    </message>
    <message>
        <source>unlike all others · importance {importance:.2f}</source>
        <translation>anders als alle anderen · Wichtigkeit {importance:.2f}</translation>
    </message>
    <message>
        <source>variable frame rate</source>
        <translation>veränderliche Bildrate</translation>
    </message>
    <message>
        <source>{count} · {rate} a second</source>
        <translation>{count} · {rate} je Sekunde</translation>
    </message>
    <message>
        <source>{rate} frames/s</source>
        <translation>{rate} Bilder/s</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>noch {time}</translation>
    </message>
    <message>
        <source>{time} s on its own clock</source>
        <translation>{time} s auf seiner eigenen Uhr</translation>
    </message>
    <message>
        <source>{time} · {count} frames</source>
        <translation>{time} · {count} Bilder</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>„{text}“</translation>
    </message>
</context>
<context>
    <name>WorkView</name>
    <message>
        <source>A first look at some frames of the video. The full analysis is on its way and replaces it.</source>
        <translation>Ein erster Blick auf einige Bilder des Videos. Die vollständige Analyse läuft und ersetzt ihn.</translation>
    </message>
    <message>
        <source>Exporting {name}</source>
        <translation>{name} wird exportiert</translation>
    </message>
    <message>
        <source>Provisional, from {number} frames</source>
        <translation>Vorläufig, aus {number} Bildern</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Show the export page</source>
        <translation>Seite für den Export zeigen</translation>
    </message>
    <message>
        <source>provisional</source>
        <translation>vorläufig</translation>
    </message>
    <message>
        <source>“{name}” is exported.</source>
        <translation>„{name}“ ist exportiert.</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>clip lengths</source>
        <translation>Cliplängen</translation>
    </message>
</context>
</TS>
