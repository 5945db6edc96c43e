"""What mentees of the demo want to know: topic → questions; and what waits in a question box."""

from __future__ import annotations

QUESTIONS: dict[str, tuple[str, ...]] = {
    "short-video": (
        "Warum schaue ich dreißig Sekunden zu und bin überzeugt?",
        "Kann man eine Anlage in einer Minute erklären?",
    ),
    "social-feed": ("Was sehen andere, wenn sie uns dort suchen?", "Wer bestimmt, was mir gezeigt wird?"),
    "everyday-apps": (
        "Welche drei Apps hätten Sie gern auch bei uns?",
        "Warum öffnet niemand die Reisekosten-App?",
    ),
    "own-data": (
        "Welche Spuren hinterlasse ich an einem Arbeitstag?",
        "Wem gehört, was meine Maschine über mich weiß?",
    ),
    "ai-hands-on": (
        "Welche Aufgabe würden Sie mir sofort abnehmen lassen?",
        "Was davon darf ich mit Werksdaten tun?",
    ),
    "ai-prompts": (
        "Warum bekommen Sie gute Antworten und ich Aufsätze?",
        "Wie fragt man nach etwas, das man nicht kennt?",
    ),
    "ai-judgement": (
        "Woran erkennt ihr, dass ein Text von einer Maschine kommt?",
        "Welche Klausel würde sie übersehen?",
    ),
    "ai-work": (
        "Was nutzt Ihr Team wirklich, wenn keiner hinsieht?",
        "Welche Arbeit fällt weg, welche kommt dazu?",
    ),
    "buying-habits": (
        "Wie kauft jemand, der nie einen Katalog gesehen hat?",
        "Wann haben Sie zuletzt einen Händler angerufen?",
    ),
    "brands-trust": ("Wem glauben Sie, wenn zwei dasselbe versprechen?", "Was macht uns unglaubwürdig?"),
    "creators": (
        "Warum hört man auf jemanden, der nichts herstellt?",
        "Gibt es solche Stimmen auch für Pumpen?",
    ),
    "subscriptions": ("Würde jemand eine Maschine abonnieren?", "Was kündigen Sie zuerst?"),
    "chat-culture": ("Warum antwortet mir im Werk niemand auf E-Mails?", "Was bedeutet ein Daumen genau?"),
    "remote-teams": (
        "Wie merken Sie auf Distanz, dass es jemandem schlecht geht?",
        "Was fehlt denen, die nie hier sind?",
    ),
    "agile-practice": ("Was davon hilft in einer Gießerei?", "Warum stehen alle, und trotzdem dauert es?"),
    "meetings": ("Welche meiner Sitzungen würden Sie streichen?", "Wie endet eine Besprechung pünktlich?"),
    "apply-here": ("Was ließe Sie unsere Anzeige wegwischen?", "Würden Sie sich heute noch einmal bewerben?"),
    "feedback-upwards": (
        "Wie sage ich, dass ich Kritik wirklich will?",
        "Woran merken Sie, dass es sicher ist?",
    ),
    "meaning-pay": (
        "Worüber reden Sie, wenn Sie Gehälter vergleichen?",
        "Was ist mehr wert: ein Tag oder hundert Euro?",
    ),
    "learning-paths": ("Wo lernen Sie, wenn es keinen Kurs gibt?", "Warum schaut niemand unsere Lernvideos?"),
    "inclusive-language": (
        "Welcher Satz von mir klingt nach Klub?",
        "Wie rede ich richtig, ohne zu stolpern?",
    ),
    "belonging": ("Wann haben Sie gemerkt, dass Sie dazugehören?", "Wer isst bei uns allein?"),
    "accessibility": (
        "Was können wir mit einer Hand nicht bedienen?",
        "Wer kommt bei uns nicht durch die Tür?",
    ),
    "career-barriers": ("Welche Hürde sehe ich nicht, weil ich nie davorstand?", "Wen schlage ich nie vor?"),
    "climate-choices": (
        "Was würden Sie als Erstes ändern, wenn Sie mein Budget hätten?",
        "Rechnet sich das bis Weihnachten?",
    ),
    "greenwashing": (
        "Welcher Satz in unserem Bericht ist Ihnen peinlich?",
        "Was müsste man beweisen können?",
    ),
    "circular": ("Was werfen wir weg, das jemand braucht?", "Kann man unsere Pumpen zurücknehmen?"),
    "mobility": ("Wie kommen Sie zur Frühschicht, wenn kein Bus fährt?", "Wozu noch ein Dienstwagen?"),
    "gaming": (
        "Was lernt man in einem Spiel, das wir hier brauchen?",
        "Wie spricht man in einer Gilde Fehler an?",
    ),
    "news-sources": ("Woher wissen Sie, was Sie wissen?", "Was lesen Sie, das ich nie sehe?"),
    "music-podcasts": ("Was läuft auf dem Weg zur Arbeit?", "Hört jemand einen Podcast über Armaturen?"),
    "mental-health": ("Wie fragt man, ohne zu bohren?", "Was hätte Ihnen in der schweren Zeit geholfen?"),
}

WAITING = (  # days ago, hour, whether the mentee asks, the question
    (4, 8, False, "Wo verlieren Sie im Alltag die meiste Zeit?"),
    (3, 18, True, "Warum antwortet mir im Werk niemand auf E-Mails?"),
    (1, 21, True, "Woran erkennt ihr, dass ein Text von einer Maschine kommt?"),
)
