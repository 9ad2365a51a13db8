"""Addresses of the news."""

from django.urls import path

from news.views import feed, pages, previews

urlpatterns = [
    path("nieuws/", pages.news, name="news"),
    path("nieuws/feed.xml", feed.feed, name="news-feed"),
    path("nieuws/voorbeeld/<str:token>/", previews.article_preview, name="article-preview"),
    path("nieuws/<slug:article>/", pages.article_detail, name="article"),
]
