from django.conf import settings
from django.urls import URLPattern, path

from mentoring.notifications import views

app_name = "notifications"


def demo_routes() -> list[URLPattern]:
    """The mail page, where mails go nowhere else. With real mail these addresses do not exist."""
    if settings.MAIL_TRANSPORT != "page" or not (settings.DEMO or settings.DEBUG):
        return []
    return [
        path("demo/mails/", views.mail_list, name="mail-list"),
        path("demo/mails/<uuid:code>/", views.mail_detail, name="mail-detail"),
        path("demo/mails/<uuid:code>/html", views.mail_html, name="mail-html"),
        path("demo/mails/<uuid:code>/files/<int:number>", views.mail_file, name="mail-file"),
    ]


urlpatterns = [
    path("my/mails/", views.preferences, name="preferences"),
    path("u/<str:signed>", views.unsubscribe, name="unsubscribe"),
    *demo_routes(),
]
