"""What the people of the demo say about themselves. Every line could be somebody's at a machine builder's."""

# ruff: noqa: E501  (people's words are data: unbroken they read best)

from __future__ import annotations

TEACHING = {  # department → headlines of mentors
    "Produktion": (
        "Ich übersetze zwischen Schicht und Bildschirm.",
        "Halle 3, Spätschicht, und neugierig auf den Rest des Hauses.",
        "Ich baue Dinge auseinander, bis ich sie erklären kann.",
        "Kurze Wege, kurze Sätze, gern mit Ölflecken.",
    ),
    "Einkauf": (
        "Ich lese das Kleingedruckte und frage trotzdem nach.",
        "Zwischen Angebot und Nachfrage sitzt meistens ein Mensch.",
        "Ich zeige, wie man Lieferanten findet, die keiner kennt.",
        "Verträge gehen auch ohne Fremdwörter.",
    ),
    "Personal": (
        "Ich lese Stellenanzeigen mit den Augen der anderen.",
        "Ich kenne die ersten hundert Tage bei uns aus zwölf Perspektiven.",
        "Ich frage, warum Menschen gehen, und höre bis zum Ende zu.",
        "Ausbildung ist bei mir keine Folie, sondern ein Vormittag.",
    ),
    "Vertrieb": (
        "Ich weiß, was Kundinnen fragen, bevor sie anrufen.",
        "Ich filme lieber, als zu beschreiben.",
        "Wer verkauft, sollte einen Tag lang nur zuhören.",
        "Ich kenne die Kommentare unter unseren Beiträgen beim Namen.",
    ),
    "Finanzen": (
        "Ich mache aus Tabellen Bilder, die im Kopf bleiben.",
        "Zahlen sind höflich. Man muss sie nur ausreden lassen.",
        "Ich finde den Fehler in der dritten Spalte.",
        "Monatsabschluss, aber bitte mit Fenster auf.",
    ),
    "Entwicklung": (
        "Ich probiere drei Wege aus, bevor ich über einen rede.",
        "Prototypen aus Pappe, Versuche aus Überzeugung.",
        "Ich frage im Labor, was die Linie schon weiß.",
        "Was sich nicht messen lässt, schaue ich mir länger an.",
    ),
    "IT": (
        "Ich baue Software, die niemand erklären muss.",
        "Ich nehme Anrufe an, in denen jemand sagt: Es geht nicht.",
        "Ich zeige, was ein Sprachmodell kann und wo es sich verläuft.",
        "Erst verstehen, dann klicken.",
    ),
    "Logistik": (
        "Ich weiß, wo jede Palette steht und wer sie sucht.",
        "Ich plane Touren und verwerfe sie mittags mit Freude.",
        "Am Tor erfährt man alles zuerst.",
        "Ich rechne Wege, am liebsten die kurzen.",
    ),
}

LEARNING = (  # headlines of mentees, whatever they lead
    "Ich entscheide viel und erfahre das meiste zu spät.",
    "Ich will wieder Anfänger in etwas sein.",
    "Meine Tür ist offen. Ich möchte wissen, warum keiner durchkommt.",
    "Ich kann Maschinen erklären, aber nicht mein Telefon.",
    "Ich unterschreibe Dinge, die ich gern einmal ausprobieren würde.",
    "Viel Ablage, und trotzdem noch Fragen.",
    "Ich höre gut zu, wenn man mich lässt.",
    "Ich habe gelernt, Antworten zu geben. Jetzt übe ich das Fragen.",
    "Ich möchte verstehen, wie unsere Leute wirklich miteinander reden.",
    "Ich leite ein Team, das schneller schreibt, als ich lese.",
    "Mein Kalender ist voll. Der Rest darf sich ändern.",
    "Ich bin vorsichtig mit Neuem und ärgere mich darüber.",
    "Ich suche jemanden, der mir widerspricht.",
    "Ich kenne jede Halle, aber nicht jede Gruppe im Chat.",
    "Ich war einmal sehr neugierig. Das hätte ich gern zurück.",
    "Ich verstehe unsere Kunden von gestern ausgezeichnet.",
    "Bei mir darf man auch sagen, was nicht klappt.",
)

ANSWERS = {  # prompt → endings that people wrote
    "learn-from": (
        "mir sagen, wo ich falsch liege, bevor es der Kunde tut.",
        "ihre Arbeit zeigen, statt darüber zu berichten.",
        "nach dem Warum fragen und dann kurz still sind.",
        "ganz anders angefangen haben als ich.",
        "mit den Händen erklären.",
        "ihre Meinung ändern können, mitten im Satz.",
        "eine Sache schon zehnmal repariert haben.",
    ),
    "late-noticed": (
        "Dass die Schicht längst weiß, was nächste Woche verkündet wird.",
        "Dass ein Formular am Schreibtisch drei Minuten dauert und an der Linie elf.",
        "Wie viel auf dem Hof entschieden wird, bevor die Sitzung anfängt.",
        "Wenn jemand aufgehört hat, Vorschläge zu machen.",
        "Dass unsere Bewerbungsseite auf dem Telefon nicht funktioniert.",
        "Welche Frage alle haben und keiner stellt.",
        "Dass Schweigen in der Runde keine Zustimmung ist.",
    ),
    "changed-mind": (
        "Besprechungen ohne Tagesordnung. Manche brauchen keine.",
        "Homeoffice in der Arbeitsvorbereitung. Es geht doch.",
        "kurze Videos. Mein Lager versteht sie besser als meine Rundschreiben.",
        "das Duzen. Es hat nichts kaputt gemacht.",
        "Fehlerlisten. Am Ende der Woche lese ich jetzt lieber eine Lernliste.",
        "Papier. Ich vermisse es weniger, als ich dachte.",
    ),
    "cannot-yet": (
        "einem Sprachmodell widersprechen.",
        "eine Sprachnachricht aufnehmen, ohne dreimal neu anzufangen.",
        "Nein sagen, ohne gleich eine Begründung mitzuliefern.",
        "vor vielen Menschen sprechen und dabei atmen.",
        "eine Woche ohne Tabelle planen.",
        "mit dem Rad zur Arbeit kommen, auch bei Westwind.",
        "polnisch telefonieren.",
    ),
    "ask-me": (
        "dem Moment, in dem die Anlage nachts um drei wieder lief.",
        "der ersten Woche hier und dem, was ich gern früher gewusst hätte.",
        "den drei Apps, die meinen Tag wirklich leichter machen.",
        "allem, was mit Fahrrädern, Brot oder Datenbanken zu tun hat.",
        "dem Betriebsausflug, von dem noch geredet wird.",
        "Dingen, die keiner aufräumen will.",
        "Kommentarspalten. Ich lese sie beruflich.",
    ),
    "never-dared": (
        "Wer liest eigentlich meine Monatsberichte?",
        "Woran merkt ihr, dass ich schlecht vorbereitet bin?",
        "Warum antwortet mir im Werk niemand auf E-Mails?",
        "Was würde fehlen, wenn es meine Sitzung nicht mehr gäbe?",
        "Was reden die anderen in der Pause, wenn ich dazukomme?",
        "Würden Sie hier noch einmal anfangen?",
    ),
    "failed-well": (
        "Eine App für die Schicht, die ich nie mit der Schicht gebaut habe.",
        "Mein erster Vortrag: vierzig Folien, null Fragen.",
        "Ein Umzug der Linie über Nacht. Seitdem frage ich vorher.",
        "Ein Lieferant, dem ich zu lange geglaubt habe.",
        "Der Versuch, E-Mails abzuschaffen. Wir hatten danach mehr.",
        "Eine Schulung am Freitagnachmittag.",
    ),
    "small-joy": (
        "Kaffee vor der ersten Nachricht.",
        "zehn Minuten Werkstatt.",
        "einem Anruf statt sieben Mails.",
        "der Fähre statt der Brücke.",
        "einer Liste, die kürzer wird.",
        "jemandem, der „gute Frage“ sagt und es meint.",
        "offenen Fenstern.",
    ),
    "would-abolish": (
        "Sitzungen, die es nur gibt, weil es sie gibt.",
        "Formulare mit Feldern, die niemand auswertet.",
        "das Wort „zeitnah“.",
        "den Verteiler „Alle“.",
        "Passwörter, die man sich aufschreiben muss.",
        "Stellenanzeigen, die alle gleich klingen.",
    ),
    "walk-with": (
        "dem Weserdeich, bei jedem Wetter.",
        "Tor zwei, kurz vor Schichtwechsel.",
        "den Elbwiesen, mit Thermoskanne.",
        "dem stillgelegten Prüffeld. Da steht noch alles.",
        "dem Wochenmarkt am Samstag.",
        "der neuen Halle, solange sie leer ist.",
    ),
    "opposite": (
        "erst plant und dann losgeht.",
        "Sitzungen mag.",
        "nie etwas zweimal fragt.",
        "sich nicht stören lässt.",
        "ohne Listen lebt.",
        "Pausen für Zeitverlust hält.",
    ),
    "certain-something": (
        "Ich repariere sonntags Akkordeons.",
        "Ich kann am Geräusch hören, welches Lager bald geht.",
        "Ich habe ein Jahr lang auf einem Frachter gekocht.",
        "Ich schreibe Postkarten, echte.",
        "Ich leite den Chor der Kantine, inoffiziell.",
        "Ich kenne alle Vögel am Betriebsteich.",
        "Ich spiele seit Jahren Schach gegen den Pförtner und verliere.",
        "Ich backe das Brot, das dienstags in der Teeküche liegt.",
    ),
}

TEACHERS_PROMPTS = (
    "learn-from",
    "late-noticed",
    "cannot-yet",
    "ask-me",
    "small-joy",
    "would-abolish",
    "opposite",
)
LEARNERS_PROMPTS = ("learn-from", "changed-mind", "cannot-yet", "never-dared", "failed-well", "walk-with")

ENGLISH = {  # for those who use the product in English: prompt → ending
    "learn-from": "show me the thing instead of the slide about it.",
    "ask-me": "moving to Bremen, and why I stayed.",
    "certain-something": "I proofread menus for fun. Nobody asked me to.",
}
ENGLISH_HEADLINES = ("I explain software without the word software.", "I test things until they talk.")

PERSONAL: dict[str, tuple[str, dict[str, str]]] = {  # address → headline and answers of the best known people
    "leyla.aydinoglu": (
        "Prozesstechnik, Halle 3. Ich zeige lieber, als zu berichten.",
        {
            "late-noticed": "Dass die Schicht ihre eigenen Gruppen hat und längst weiß, was nächste Woche verkündet wird.",
            "learn-from": "mir sagen, wo ich falsch liege, bevor es der Kunde tut.",
            "certain-something": "Ich führe seit der Ausbildung ein Buch über Fehler, die gut ausgegangen sind.",
        },
    ),
    "katrin.oldehaver": (
        "Ich leite das Werk Bremen und habe sechzig Sekunden.",
        {
            "never-dared": "Woran erkennt ihr, dass ein Text von einer Maschine kommt?",
            "changed-mind": "Aushänge. Am Tor liest niemand den Bildschirm, sondern Ayhans Gesicht.",
            "failed-well": "Eine Schicht-App, die ich nie mit Handschuhen ausprobiert habe.",
        },
    ),
    "kwame.boateng-lueders": (
        "I film what others put into brochures.",
        {
            "late-noticed": "How much gets decided in the yard before the meeting starts.",
            "ask-me": "how people buy who have never seen a catalogue.",
            "certain-something": "I know every ferry timetable on the Weser by heart.",
        },
    ),
}

INTERESTS = {
    "de": (
        "Wattwandern",
        "Modulare Synthesizer",
        "Sauerteig",
        "Lastenräder",
        "Vereinsfußball",
        "Alte Landkarten",
        "Chorgesang",
    ),
    "en": ("tidal walks", "sourdough", "cargo bikes", "old maps", "choir", "bouldering"),
}
STYLES = {  # address → a place on each axis
    "leyla.aydinoglu": (4, 2, 5, 2, 3, 1),
    "katrin.oldehaver": (2, 4, 1, 4, 3, 5),
    "kwame.boateng-lueders": (5, 5, 4, 3, 4, 3),
}
GOOD_TO_KNOW = {  # address → what only the own tandem reads
    "leyla.aydinoglu": "Ich bin in der Spätschicht erst ab 14 Uhr gut zu sprechen.",
    "katrin.oldehaver": "Ich unterbreche, wenn ich begeistert bin. Bitte weiterreden.",
}
