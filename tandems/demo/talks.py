"""What tandems of the demo talked about: topic → (subject, what both noted). Nobody outside a tandem reads the notes."""

# ruff: noqa: E501  (people's words are data: unbroken they read best)

from __future__ import annotations

FIRST_TALK = (
    (
        "Kennenlernen und Vereinbarung",
        "Wer verschiebt, schlägt zwei neue Termine vor. Wir beginnen mit einer Runde durchs Haus.",
    ),
    ("Kennenlernen im Gehen", "Einmal ums Gelände. Wir duzen uns. Notizen nur, wenn beide nicken."),
    ("Womit wir anfangen", "Drei Themen auf einem Bierdeckel. Das dritte haben wir noch vor Ort gestrichen."),
    ("Was wir voneinander wollen", "Eine Stunde im Monat, ohne Folien. Was hier gesagt wird, bleibt hier."),
)

TALKS: dict[str, tuple[tuple[str, str], ...]] = {
    "short-video": (
        (
            "Eine Anlage in sechzig Sekunden",
            "Drei Anläufe. Der ohne Text war der beste. Nächstes Mal filmen wir im Stehen.",
        ),
        (
            "Warum wir weiterwischen",
            "Die ersten zwei Sekunden entscheiden. Unser Imagefilm beginnt mit dem Gebäude.",
        ),
    ),
    "social-feed": (
        (
            "Ein Netzwerk von innen",
            "Zwei Telefone, zwei völlig verschiedene Welten. Wir vergleichen in vier Wochen noch einmal.",
        ),
        (
            "Was man über uns findet",
            "Am meisten gelesen: ein Foto aus der Kantine. Am wenigsten: die Pressemitteilung.",
        ),
    ),
    "everyday-apps": (
        (
            "Warum niemand die Reisekosten-App mag",
            "Besuch bei denen, die sie jeden Tag öffnen. Sie haben eine eigene Tabelle gebaut.",
        ),
        ("Drei Apps, ein Dienstag", "Eine bleibt installiert. Die Schichtübersicht brauchen wir wirklich."),
    ),
    "own-data": (
        (
            "Spuren eines Arbeitstags",
            "Wir haben gezählt: elf Systeme vor der Mittagspause. Drei davon kannte keiner von uns.",
        ),
        ("Wem gehört das?", "Liste mit Fragen an den Datenschutz. Ton: freundlich, nicht misstrauisch."),
    ),
    "ai-hands-on": (
        (
            "KI im Alltag: zwei echte Vorgänge",
            "Der eine ging gut, der andere schief. Am meisten gelernt haben wir am zweiten.",
        ),
        ("Selbst ausprobieren", "Die Schichtübergabe zusammenfassen: brauchbar. Die Zahlen daraus: nicht."),
    ),
    "ai-prompts": (
        (
            "Gute Fragen stellen",
            "Erst sagen, für wen es ist. Dann, was es nicht sein soll. Dann erst die Frage.",
        ),
        (
            "Vom Aufsatz zur Antwort",
            "Wir haben dieselbe Frage achtmal gestellt. Ab der fünften wurde es interessant.",
        ),
    ),
    "ai-judgement": (
        (
            "Verträge lesen zu dritt",
            "Das Modell fand vier Klauseln, übersah die fünfte und erfand eine sechste.",
        ),
        ("Wer hat das geschrieben?", "Fünf Texte, zwei von Menschen. Wir lagen beide zweimal daneben."),
    ),
    "ai-work": (
        (
            "Was mein Team wirklich nutzt",
            "Vieles im Stillen. Die Frage ist nicht ob, sondern womit und wofür.",
        ),
        ("Welche Arbeit dazukommt", "Prüfen ist Arbeit. Sie steht nur in keinem Plan."),
    ),
    "buying-habits": (
        (
            "Kaufen, ohne anzurufen",
            "Testkauf beim Wettbewerb: vier Minuten. Bei uns: ein Formular und zwei Tage.",
        ),
        (
            "Der erste Eindruck",
            "Niemand liest von oben. Alle suchen den Preis und ein Foto mit Größenvergleich.",
        ),
    ),
    "brands-trust": (
        ("Wem wir glauben", "Bewertungen von Monteuren schlagen jeden Prospekt."),
        ("Was uns unglaubwürdig macht", "Wörter wie „führend“. Wir haben sie in einem Text gezählt: neun."),
    ),
    "creators": (
        ("Eine Stimme für Pumpen", "Es gibt sie: ein Installateur aus Leer, 80.000 Leute schauen zu."),
        ("Mit, nicht über", "Wir laden ihn ein, ohne Drehbuch. Die Rechtsabteilung ist informiert."),
    ),
    "subscriptions": (
        (
            "Eine Maschine im Abo",
            "Der Kunde will keine Pumpe, er will trockene Keller. Durchgerechnet auf einer Serviette.",
        ),
        (
            "Was man zuerst kündigt",
            "Alles, was man nicht bemerkt. Also müssen wir uns bemerkbar machen, im Guten.",
        ),
    ),
    "chat-culture": (
        ("Warum im Werk niemand mailt", "Am Band gibt es kein Postfach, nur das Telefon in der Brusttasche."),
        ("Was ein Daumen heißt", "Gelesen, nicht einverstanden. Das war neu."),
    ),
    "remote-teams": (
        (
            "Zwischen Bremen und Dresden",
            "Die besten Fragen kommen nach dem Auflegen. Wir bleiben jetzt fünf Minuten länger drin.",
        ),
        ("Kamera an, Kamera aus", "Es hängt am Raum, nicht am Willen. In Halle 2 hallt es."),
    ),
    "agile-practice": (
        (
            "Stehen allein hilft nicht",
            "Das Brett hilft, weil alle es anfassen dürfen. Die Karten waren vorher im Büro.",
        ),
        ("Zwei Wochen sind lang", "In der Instandhaltung sind zwei Tage die richtige Einheit."),
    ),
    "meetings": (
        ("Ein Meeting weniger", "Die Mittwochsrunde ist gestrichen. Bisher hat sie niemand gesucht."),
        ("Pünktlich enden", "Wer einlädt, schließt. Fünf Minuten vorher steht jemand auf."),
    ),
    "apply-here": (
        (
            "Drei Sekunden für eine Anzeige",
            "Zehn Anzeigen nebeneinander. Neun klingen gleich, zwei davon sind von uns.",
        ),
        (
            "Bewerben mit dem Telefon",
            "Im Zug versucht: Der Anhang ist zu groß, das Feld zu klein, der Zug zu schnell.",
        ),
    ),
    "feedback-upwards": (
        ("Feedback ohne Formular", "Eine Frage am Ende jeder Woche: Was habe ich übersehen?"),
        ("Wie man Nein sagt", "Wir haben es geübt. Es wird leichter, wenn man dabei geht."),
    ),
    "meaning-pay": (
        (
            "Wie wir Gehalt vergleichen",
            "Offener, als gedacht. Die Zahl ist selten der Punkt, die Begründung immer.",
        ),
        ("Zeit oder Geld", "Vier Tage: Drei aus dem Team haben durchgerechnet, wie es ginge."),
    ),
    "learning-paths": (
        ("Wie wir heute lernen", "Nachts, in Foren, an fremden Fehlern. Und von Ayhan, in der Pause."),
        (
            "Warum niemand unsere Videos schaut",
            "Zwölf Minuten Einleitung. Wir schneiden eines auf neunzig Sekunden.",
        ),
    ),
    "inclusive-language": (
        (
            "Wörter, die Türen schließen",
            "„Belastbar“ und „Kerngeschäft“ sind raus. Die Anzeige ist kürzer und freundlicher.",
        ),
        ("Ohne Stolpern", "Man muss nicht alles richtig sagen. Man muss merken, wenn es nicht passt."),
    ),
    "belonging": (
        ("Wer isst allein", "Wir haben uns eine Woche lang jeden Tag an einen anderen Tisch gesetzt."),
        ("Der erste Montag", "Niemand wusste, wer den Schlüssel hat. Das ist jetzt die Aufgabe des Teams."),
    ),
    "accessibility": (
        ("Einhändig durch die Anwendung", "Mit Handschuhen, im Gegenlicht. Zwei Knöpfe trifft niemand."),
        ("Einmal vorlesen lassen", "Das Portal sagt zwölfmal „Grafik“. Die IT hat mitgehört."),
    ),
    "career-barriers": (
        (
            "Hürden, die man nicht sieht",
            "Die Auswahl für die Förderung läuft über Vorschläge. Wer nie vorgeschlagen wird, fällt nie auf.",
        ),
        (
            "Wen ich nie vorschlage",
            "Eine ehrliche Liste. Sie liegt jetzt in der Schublade, nicht im Papierkorb.",
        ),
    ),
    "climate-choices": (
        ("Ein Budget, andere Prioritäten", "Druckluft zuerst. Die Lecks hört man, wenn die Halle still ist."),
        ("Was sich rechnet", "Das Licht in Halle 2 war nach elf Wochen bezahlt."),
    ),
    "greenwashing": (
        ("Peinliche Sätze", "Vier Sätze im Bericht haben keinen Beleg. Drei davon hat niemand vermisst."),
        ("Was man beweisen kann", "Lieber eine kleine Zahl mit Quelle als ein großes Wort."),
    ),
    "circular": (
        ("Was im Container liegt", "Wir haben hineingesehen. Die Dichtungen sind neu, nur falsch bestellt."),
        ("Zurücknehmen statt wegwerfen", "Elf Pumpen auf dem Hof, neun laufen nach einer Stunde Arbeit."),
    ),
    "mobility": (
        (
            "Zur Frühschicht ohne Auto",
            "Um 5:10 Uhr fährt kein Bus. Eine Umfrage am Tor ergab vierzig Interessierte.",
        ),
        ("Der Weg zur Arbeit", "Mit dem Rad gemeinsam gefahren. Die Duschen sind ein Thema."),
    ),
    "gaming": (
        ("Ein Abend in der Gilde", "Fehler werden sofort angesprochen, weil alle das gleiche Ziel sehen."),
        ("Was Spiele gut erklären", "Niemand liest eine Anleitung. Das erste Level ist die Anleitung."),
    ),
    "news-sources": (
        ("Woher wir es wissen", "Vier Quellen, eine gemeinsame. Wir tauschen für eine Woche."),
        ("Was ich nie sehe", "Die wichtigste Nachricht der Woche kam über einen Gruppenchat."),
    ),
    "music-podcasts": (
        ("Auf dem Weg zur Arbeit", "Zwanzig Minuten Podcast, dann ein gutes Gespräch am Tor."),
        ("Armaturen zum Hören", "Probefolge im Besprechungsraum aufgenommen. Es hallt, aber es lebt."),
    ),
    "mental-health": (
        ("Fragen, ohne zu bohren", "„Wie geht es heute, von eins bis zehn?“ Eine Sieben heißt auch etwas."),
        (
            "Wenn es zu viel wird",
            "Wir haben aufgeschrieben, wen man anrufen kann. Der Zettel hängt jetzt in der Teeküche.",
        ),
    ),
}

PRIVATE = (
    "Beim nächsten Mal die Stille stehen lassen.",
    "Ich habe zu viel erklärt. Nächstes Mal erst zeigen.",
    "Nach dem Budget fragen, da wurde es lebendig.",
    "Das Beispiel aus der Nachtschicht aufheben, das trägt.",
    "Ich war vorsichtig, ohne Grund.",
    "Einen eigenen Fehler mitbringen. Das öffnet mehr als eine Frage.",
    "Vorher kurz durchatmen, dann hinein.",
)
