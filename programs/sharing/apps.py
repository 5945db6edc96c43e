from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "programs.sharing"
    label = "sharing"
