"""The yardstick: a Streamlit app with Kizuna's figures, written plainly.

This is how one writes such a page on the first day, and neither slow nor fast on purpose: every
run reads the files and draws with plotly.express. It draws less than Kizuna does around the
figures: no sentences, no table and download under each of them, no language, no link that keeps
the choice. Its map has no ground, so that it waits for no other host.
"""

import os
from pathlib import Path

import pandas as pd
import plotly.express as px
import pydeck
import streamlit as st

FOLDER = Path(os.environ["KIZUNA_DATA"])

st.set_page_config(layout="wide")

seminars = pd.read_csv(FOLDER / "record" / "seminars.csv")
hosts = pd.read_csv(FOLDER / "record" / "hosts.csv")
seminar_themes = pd.read_csv(FOLDER / "record" / "seminar_themes.csv")
delegates = pd.read_csv(FOLDER / "record" / "delegates.csv")
programme = pd.read_csv(FOLDER / "record" / "programme.csv")
countries = pd.read_csv(FOLDER / "reference" / "countries.csv")
themes = pd.read_csv(FOLDER / "reference" / "themes.csv")
events = pd.read_csv(FOLDER / "reference" / "events.csv")

country_names = dict(zip(countries["country"], countries["name_en"], strict=True))
theme_names = dict(zip(themes["theme_id"], themes["name_en"], strict=True))


def overview() -> None:
    st.title("Overview")
    left, right = st.columns(2)
    latest = chosen_seminars.sort_values("fiscal_year").iloc[-1]
    left.metric(f"FY{latest['fiscal_year']}", people_of(latest["seminar_id"]))
    right.metric("Countries", countries_of(latest["seminar_id"]))
    left, right = st.columns([3, 2])
    with left:
        matrix()
    with right:
        hosts_map()
    left, right = st.columns([3, 2])
    with left:
        completeness()
    with right:
        st.subheader("Events")
        st.table(events[["date", "title_en"]])


def participation() -> None:
    st.title("Participation")
    matrix()
    left, right = st.columns(2)
    with left:
        coverage()
        delegates_by_country()
        first_time_and_returning()
    with right:
        delegates_by_seminar()
        cumulative_countries()


def people_of(seminar: str) -> int:
    return int(chosen.loc[chosen["seminar_id"] == seminar, "delegates"].sum())


def countries_of(seminar: str) -> int:
    return int(chosen.loc[chosen["seminar_id"] == seminar, "country"].nunique())


def matrix() -> None:
    st.subheader("Countries by seminar")
    people = chosen.pivot_table(
        index="country", columns="fiscal_year", values="delegates", aggfunc="sum"
    )
    people.index = people.index.map(country_names)
    st.plotly_chart(px.imshow(people, aspect="auto", height=900), key="matrix")


def coverage() -> None:
    st.subheader("Coverage")
    came = chosen.groupby(["fiscal_year", "seminar_id"])["country"].nunique().reset_index()
    came["missing"] = chosen_countries["country"].nunique() - came["country"]
    figure = px.bar(came, y="fiscal_year", x=["country", "missing"], orientation="h", height=900)
    st.plotly_chart(figure, key="coverage")


def delegates_by_country() -> None:
    st.subheader("Delegates by country")
    people = chosen.groupby("country")["delegates"].sum().sort_values().reset_index()
    people["name"] = people["country"].map(country_names)
    figure = px.bar(people, y="name", x="delegates", orientation="h", text="delegates", height=900)
    st.plotly_chart(figure, key="delegates_by_country")


def first_time_and_returning() -> None:
    st.subheader("First-time and returning countries")
    first = chosen.groupby("country")["fiscal_year"].min().rename("first")
    pairs = chosen[["fiscal_year", "country"]].drop_duplicates().join(first, on="country")
    pairs["kind"] = (pairs["fiscal_year"] == pairs["first"]).map({True: "first", False: "again"})
    counted = pairs.groupby(["fiscal_year", "kind"]).size().reset_index(name="countries")
    figure = px.bar(
        counted, y="fiscal_year", x="countries", color="kind", orientation="h", height=900
    )
    st.plotly_chart(figure, key="newcomers")


def delegates_by_seminar() -> None:
    st.subheader("Delegates by seminar")
    people = chosen.groupby("fiscal_year")["delegates"].sum().reset_index()
    figure = px.bar(
        people, y="fiscal_year", x="delegates", orientation="h", text="delegates", height=900
    )
    st.plotly_chart(figure, key="delegates_by_seminar")


def cumulative_countries() -> None:
    st.subheader("Countries so far")
    first = chosen.groupby("country")["fiscal_year"].min()
    so_far = first.value_counts().sort_index().cumsum().reset_index(name="countries")
    figure = px.line(so_far, x="fiscal_year", y="countries", markers=True)
    st.plotly_chart(figure, key="cumulative")


def hosts_map() -> None:
    st.subheader("Hosts")
    layer = pydeck.Layer(
        "ScatterplotLayer",
        hosts[hosts["seminar_id"].isin(chosen_seminars["seminar_id"])],
        get_position=["longitude", "latitude"],
        get_fill_color=[25, 68, 124],
        get_radius=15000,
        pickable=True,
    )
    view = pydeck.ViewState(latitude=37, longitude=137, zoom=4)
    deck = pydeck.Deck(
        [layer], initial_view_state=view, map_provider=None, tooltip={"text": "{host_en}"}
    )
    st.pydeck_chart(deck, key="hosts")


def completeness() -> None:
    st.subheader("What is documented")
    known = chosen_seminars[["seminar_id", "fiscal_year", "status"]].copy()
    known["dates"] = chosen_seminars["start_date"].notna()
    known["participants"] = chosen_seminars["participants"].notna()
    known["hosts"] = known["seminar_id"].isin(hosts["seminar_id"])
    known["themes"] = known["seminar_id"].isin(seminar_themes["seminar_id"])
    known["countries"] = chosen_seminars["countries_complete"] == "yes"
    known["programme"] = known["seminar_id"].isin(programme["seminar_id"])
    st.dataframe(known, hide_index=True)


page = st.navigation(
    [
        st.Page(overview, title="Overview", url_path="overview", default=True),
        st.Page(participation, title="Participation", url_path="participation"),
    ]
)
with st.sidebar:
    years_wanted = st.multiselect(
        "Fiscal years",
        sorted(seminars["fiscal_year"].unique(), reverse=True),
        format_func=lambda year: f"FY{year}",
    )
    countries_wanted: list[str] = st.multiselect(
        "Countries", countries["country"], format_func=lambda code: country_names[code]
    )
    themes_wanted: list[str] = st.multiselect(
        "Themes", themes["theme_id"], format_func=lambda theme: theme_names[theme]
    )

chosen_seminars = seminars
if years_wanted:
    chosen_seminars = chosen_seminars[chosen_seminars["fiscal_year"].isin(years_wanted)]
if themes_wanted:
    with_theme = seminar_themes[seminar_themes["theme_id"].isin(themes_wanted)]
    chosen_seminars = chosen_seminars[chosen_seminars["seminar_id"].isin(with_theme["seminar_id"])]
chosen_countries = countries
if countries_wanted:
    chosen_countries = countries[countries["country"].isin(countries_wanted)]
chosen = delegates.merge(chosen_seminars[["seminar_id", "fiscal_year"]], on="seminar_id")
chosen = chosen[chosen["country"].isin(chosen_countries["country"])]

page.run()
