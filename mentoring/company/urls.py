from django.urls import path

from mentoring.company import views

app_name = "company"
urlpatterns = [
    path("company/", views.company_edit, name="company-edit"),
    path("company/preview/", views.company_preview, name="company-preview"),
    path("company/preview.css", views.preview_stylesheet, name="preview-stylesheet"),
    path("company/mail/", views.sample_mail, name="sample-mail"),
    path("company/mail.css", views.mail_stylesheet, name="mail-stylesheet"),
    path("company/reset/", views.company_reset, name="company-reset"),
    path("theme.<str:version>.css", views.theme, name="theme"),
    path("logo.<str:version>.webp", views.logo, name="logo"),
]
