"""Knowledge shares of the demo: what tandems tell everybody. Texts are plain, an empty line begins a paragraph."""

# ruff: noqa: E501, ISC004  (people's words are data: unbroken they read best)

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Stage(IntEnum):
    """How far a share has come. `FIRST` and `SECOND` are digests it is printed in."""

    DRAFT = 0
    AUTHOR_RELEASED = 1
    RELEASED = 2
    APPROVED = 3
    SECOND = 4
    FIRST = 5


@dataclass(frozen=True, slots=True)
class Told:
    """One share. `mentor` names the tandem; the mentor writes unless `by_mentee`."""

    mentor: str
    topic: str
    title: str
    text: str
    stage: Stage
    by_mentee: bool = False
    is_named: bool = True


SHARES = (
    Told(
        "leyla.aydinoglu",
        "learning-paths",
        "Elf Minuten mit Handschuhen",
        "Ein Formular, das am Schreibtisch drei Minuten dauert, braucht an der Linie elf. Eine Werkleiterin hat es mit "
        "Handschuhen ausgefüllt und danach vier der neun Felder gestrichen.\n\n"
        "Zum Nachmachen: das Formular dort ausfüllen, wo es ausgefüllt wird. Jedes Feld laut begründen. Wer zögert, "
        "streicht. Nach vier Wochen noch einmal mit der Uhr messen.",
        Stage.SECOND,
        is_named=False,
    ),
    Told(
        "svea.kirchhoff",
        "apply-here",
        "Drei Sekunden für eine Stellenanzeige",
        "So lange schaut Svea hin. Ayşe hat zehn Anzeigen nebeneinandergelegt und gemerkt, dass neun gleich klingen. "
        "Zwei davon waren von uns.\n\n"
        "Die neue Anzeige für das Prüffeld beginnt mit einem Satz aus der Spätschicht. Sie ist halb so lang. In der "
        "ersten Woche kamen mehr Fragen als sonst in einem Quartal, und Fragen sind ein guter Anfang.",
        Stage.SECOND,
    ),
    Told(
        "tomasz.wojcik",
        "ai-judgement",
        "Verträge lesen zu dritt",
        "Tomasz, Ulrike und ein Sprachmodell haben denselben Vertrag gelesen. Das Modell war in zwei Minuten fertig, "
        "fand vier Klauseln, übersah die fünfte und erfand eine sechste.\n\n"
        "Seitdem gilt bei uns: Es darf vorlesen, aber nicht unterschreiben. Wer es benutzt, legt dazu, was es "
        "gefunden hat und was ein Mensch geprüft hat.",
        Stage.SECOND,
    ),
    Told(
        "noah.feddersen",
        "gaming",
        "Das erste Level ist die Anleitung",
        "In guten Spielen liest niemand eine Anleitung. Man kann am Anfang nur eine Sache tun, und die erklärt sich "
        "selbst. Bettina hat danach die Startseite unserer Störungsmeldung angesehen: vierzehn Felder.\n\n"
        "Jetzt steht dort eine Frage: Was geht nicht? Der Rest kommt danach.",
        Stage.FIRST,
    ),
    Told(
        "mira.sundermann",
        "meetings",
        "Eine Runde weniger am Mittwoch",
        "Wir haben eine Sitzung gestrichen und niemandem davon erzählt, außer denen, die eingeladen waren. Nach drei "
        "Wochen hatte sie keiner gesucht.\n\n"
        "Was fehlte, war etwas anderes: fünf Minuten am Kaffeeautomaten. Die stehen jetzt im Kalender.",
        Stage.FIRST,
    ),
    Told(
        "priya.raghunathan",
        "agile-practice",
        "A board everyone may touch",
        "Purchasing had a planning board for years. Nobody outside the office was allowed to move a card. Jörg put it in "
        "the corridor and left the pens there.\n\n"
        "Two weeks later the night shift had added a column: waiting for somebody. It is the most useful one we have.",
        Stage.FIRST,
    ),
    Told(
        "luka.pavlovic",
        "brands-trust",
        "Neunmal „führend“",
        "Wir haben in unserem neuen Prospekt das Wort „führend“ gezählt. Neunmal auf acht Seiten. Danach haben wir die "
        "Bewertungen von Monteuren gelesen. Dort steht: hält, tropft nicht, geht auch kopfüber.\n\n"
        "Der nächste Prospekt beginnt mit „geht auch kopfüber“.",
        Stage.APPROVED,
    ),
    Told(
        "chidi.nwosu",
        "mental-health",
        "Von eins bis zehn",
        "Unsere Wochenrunde beginnt mit einer Zahl. Wie geht es heute, von eins bis zehn? Niemand muss erklären, warum. "
        "Eine Vier bekommt Besuch, kein Protokoll.\n\n"
        "In der dritten Woche hat auch der Leiter eine Fünf gesagt. Danach wurde es still und dann gut.",
        Stage.APPROVED,
        by_mentee=True,
        is_named=False,
    ),
    Told(
        "noah.feddersen",
        "accessibility",
        "Zwei Knöpfe, die niemand trifft",
        "Wir haben die Anwendung an der Linie einhändig bedient, mit Handschuhen und im Gegenlicht. Zwei Knöpfe trifft "
        "niemand, und genau die braucht man bei einer Störung.\n\n"
        "Die IT hat zugesehen und noch am Tisch die Abstände geändert.",
        Stage.RELEASED,
    ),
    Told(
        "svea.kirchhoff",
        "inclusive-language",
        "Was „belastbar“ mit einer Anzeige macht",
        "Wir haben das Wort gestrichen und nichts vermisst. Stattdessen steht dort, was wirklich schwer ist: Wechsel "
        "zwischen zwei Werken, Lärm am Vormittag, viele Fragen auf einmal.\n\n"
        "Drei Bewerberinnen haben das im Gespräch von sich aus erwähnt, weil sie es ehrlich fanden.",
        Stage.RELEASED,
        by_mentee=True,
    ),
    Told(
        "leyla.aydinoglu",
        "apply-here",
        "Wer am Tor steht, ist die Anzeige",
        "Auszubildende finden uns nicht über die Website. Sie fragen jemanden, der am Tor steht und gerade Feierabend "
        "hat. Katrin hat danach selbst in der Berufsschule angerufen.\n\n"
        "Ergebnis: ein Vormittag im Werk, ohne Vortrag. Jede Gruppe läuft mit einer Schicht mit.",
        Stage.AUTHOR_RELEASED,
    ),
    Told(
        "leyla.aydinoglu",
        "chat-culture",
        "Am Tor liest niemand den Bildschirm",
        "Am Tor hängt ein Bildschirm mit Neuigkeiten. In der Nachtschicht habe ich gesehen, wohin alle schauen: in "
        "Ayhans Gesicht. Wenn er lacht, läuft die Linie.\n\n"
        "Ich weiß noch nicht, was daraus folgt. Aber ich schaue jetzt auch dorthin.",
        Stage.DRAFT,
        by_mentee=True,
    ),
)

EARLIER = (  # title and text of what was told in the program that is about to close
    (
        "Ein Morgen im Lager ersetzt drei Berichte",
        "Um fünf Uhr früh sieht man, was in keiner Auswertung steht: Zwei Leute suchen jeden Tag dieselbe Palette.\n\n"
        "Wir haben ihr einen Platz gegeben. Das war die ganze Maßnahme.",
    ),
    (
        "Erst zeigen, dann fragen",
        "In den ersten Treffen haben wir geredet. Seit dem dritten zeigen wir: einen Bildschirm, ein Werkzeug, einen "
        "Fehler.\n\nDie Fragen wurden kürzer und besser.",
    ),
    (
        "Der Kalender ist eine Aussage",
        "Wer eine Stunde im Monat nicht findet, sagt damit etwas. Wir haben es ausgesprochen, ohne Vorwurf, und den "
        "Termin auf sieben Uhr morgens gelegt.\n\nSeitdem fiel keiner mehr aus.",
    ),
    (
        "Warum das Schichtbuch aus Papier bleibt",
        "Wir wollten es abschaffen. Dann haben wir eine Nacht lang zugesehen. Das Papier liegt dort, wo die Hände "
        "sind, und jeder unterschreibt.\n\nJetzt fotografieren wir die Seite. Mehr war nicht nötig.",
    ),
    (
        "Fünf Wörter, die wir nicht mehr benutzen",
        "„Zeitnah“, „Ressource“, „abholen“, „mitnehmen“, „aufgleisen“. Wir haben ein Glas aufgestellt und nie wieder "
        "gebraucht.\n\nDie Sätze sind kürzer geworden, die Runden auch.",
    ),
    (
        "Das Netzwerk der Frühaufsteher",
        "Um halb sechs trifft sich am Automaten, wer etwas weiß. Kein Verteiler, keine Tagesordnung.\n\n"
        "Eine Bereichsleiterin geht jetzt einmal im Monat hin und bringt Brötchen mit, aber keine Themen.",
    ),
)

OPENINGS = (  # opening words of digests, German and English
    (
        "Drei Einsichten aus den ersten Wochen. Alles hier haben beide Seiten freigegeben.",
        "Three insights from the first weeks. Both sides have released everything you read here.",
    ),
    (
        "Handschuhe, Stellenanzeigen und ein Vertrag mit einer Klausel zu viel: Danke an alle, die erzählen.",
        "Gloves, job adverts and a contract with one clause too many: thank you to all who share.",
    ),
    (
        "Zwei Einsichten, zwei Minuten Lesezeit.",
        "Two insights, two minutes to read.",
    ),
)
