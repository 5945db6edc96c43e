"""The first topics of the catalogue: four in each of eight clusters, far beyond technology."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TOPICS = {
    "practice": [
        ("short-video", "Kurzvideos und wie sie wirken", "Short videos and why they work"),
        ("social-feed", "Ein soziales Netzwerk live erleben", "A live tour of a social network"),
        ("everyday-apps", "Apps, die den Alltag verändern", "Apps that change daily life"),
        ("own-data", "Daten, Spuren und Privatsphäre im Netz", "Data, traces and privacy online"),
    ],
    "ai": [
        ("ai-hands-on", "KI selbst ausprobieren", "AI, hands on"),
        ("ai-prompts", "Gute Fragen an ein Sprachmodell", "Asking a language model well"),
        ("ai-judgement", "Erkennen, was eine Maschine schrieb", "Telling what a machine wrote"),
        ("ai-work", "Wie KI unsere Arbeit verändert", "How AI changes our work"),
    ],
    "customers": [
        ("buying-habits", "Wie heute gekauft wird", "How people buy today"),
        ("brands-trust", "Welchen Marken wir glauben", "Which brands we believe"),
        ("creators", "Influencer und Communitys", "Creators and communities"),
        ("subscriptions", "Abo statt Besitz", "Subscribing instead of owning"),
    ],
    "work": [
        ("chat-culture", "Schreiben im Chat statt per E-Mail", "Chat instead of e-mail"),
        ("remote-teams", "Zusammenarbeit auf Distanz", "Working together at a distance"),
        ("agile-practice", "Agil arbeiten, ganz praktisch", "Agile work in practice"),
        ("meetings", "Weniger und bessere Besprechungen", "Fewer and better meetings"),
    ],
    "talent": [
        ("apply-here", "Was mich hier bewerben ließe", "What would make me apply here"),
        ("feedback-upwards", "Feedback nach oben geben", "Giving feedback upwards"),
        ("meaning-pay", "Sinn, Gehalt und freie Zeit", "Meaning, pay and free time"),
        ("learning-paths", "Wie wir heute lernen", "How we learn today"),
    ],
    "inclusion": [
        ("inclusive-language", "Sprache, die niemanden ausschließt", "Language that leaves nobody out"),
        ("belonging", "Dazugehören im Unternehmen", "Belonging in a company"),
        ("accessibility", "Barrierefreiheit im Alltag", "Accessibility in daily life"),
        ("career-barriers", "Unsichtbare Hürden im Berufsweg", "Invisible barriers in a career"),
    ],
    "sustainability": [
        ("climate-choices", "Klima und eigene Entscheidungen", "Climate and personal choices"),
        ("greenwashing", "Echtes Engagement von Werbung trennen", "Telling commitment from advertising"),
        ("circular", "Reparieren, teilen, wiederverwenden", "Repair, share, reuse"),
        ("mobility", "Unterwegs ohne eigenes Auto", "Getting around without a car"),
    ],
    "life": [
        ("gaming", "Spiele als Kultur und Treffpunkt", "Games as culture and meeting place"),
        ("news-sources", "Woher wir Nachrichten bekommen", "Where we get our news"),
        ("music-podcasts", "Musik, Podcasts und Streaming", "Music, podcasts and streaming"),
        ("mental-health", "Über Belastung offen sprechen", "Speaking openly about strain"),
    ],
}


def add_topics(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    topic = apps.get_model("profiles", "Topic")
    topic.objects.bulk_create(
        topic(code=code, cluster=cluster, name_de=name_de, name_en=name_en, position=position)
        for cluster, topics in TOPICS.items()
        for position, (code, name_de, name_en) in enumerate(topics, start=1)
    )


def remove_topics(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    codes = [code for topics in TOPICS.values() for code, _de, _en in topics]
    apps.get_model("profiles", "Topic").objects.filter(code__in=codes).delete()


class Migration(migrations.Migration):
    dependencies = [("profiles", "0001_initial")]

    operations = [migrations.RunPython(add_topics, remove_topics)]
