from django.urls import path

from mentoring.privacy import views

app_name = "privacy"

urlpatterns = [
    path("my/data/", views.my_data, name="my-data"),
    path("my/data/download/", views.download, name="download"),
]
