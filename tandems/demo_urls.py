from django.urls import path

from tandems.views import demo

app_name = "demo"
urlpatterns = [
    path("", demo.people, name="people"),
    path("be/", demo.be, name="be"),
]
