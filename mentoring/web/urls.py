from django.urls import path

from mentoring.web import views

app_name = "web"
urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("language/", views.language_set, name="language-set"),
    path("theme/", views.theme_set, name="theme-set"),
    path("gallery/", views.gallery, name="gallery"),
    path("gallery/table/", views.gallery_table, name="gallery-table"),
    path("gallery/error/", views.gallery_error, name="gallery-error"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
]
