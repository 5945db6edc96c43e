from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "mentoring.web"
    label = "web"
