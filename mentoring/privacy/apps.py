from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "mentoring.privacy"
    label = "privacy"
