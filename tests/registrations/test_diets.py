"""Diets in people's own words: spellings, English, several at once, and what is denied."""

import pytest

from registrations.diets import Diet, is_nothing, recognise

V, VN, H, K = Diet.VEGETARIAN, Diet.VEGAN, Diet.HALAL, Diet.KOSHER
G, L, N, F, P, Z = Diet.GLUTEN, Diet.LACTOSE, Diet.NUTS, Diet.FISH, Diet.PORK, Diet.PREGNANT
WISHES: dict[str, set[Diet]] = {
    **{
        key: {V}
        for key in (
            *("vegetarisch", "Vegetarisch a.u.b.", "VEGETARIËR", "vegetarier", "vega", "Ik ben vegetariër.", "veggie"),
            *("vegetarian", "vegatarisch", "geen vlees", "zonder vlees", "no meat please", "vegetarische maaltijd"),
            *("Graag vegetarisch eten", "vegetarisch, geen allergie", "geen vlees, wel vis"),
        )
    },
    **{key: {VN} for key in ("veganistisch", "vegan", "Veganist", "plantaardig", "plant-based", "100% vegan!")},
    **{key: {H} for key in ("halal", "Hallal", "halal eten graag", "HALAL food")},
    **{key: {K} for key in ("koosjer", "kosher", "kosjer", "Koosjere maaltijd")},
    **{
        key: {G}
        for key in (
            *("glutenvrij", "gluten vrij", "gluten-vrij", "gluten free", "coeliakie", "Cœliakie", "celiac disease"),
            *("geen gluten", "zonder gluten", "glutenintolerantie", "ik kan niet tegen gluten", "geen tarwe"),
        )
    },
    **{
        key: {L}
        for key in (
            *("lactosevrij", "lactose-intolerant", "lactose intolerantie", "geen melk", "zuivelvrij", "dairy free"),
            *("koemelkallergie", "geen zuivel", "melkeiwit"),
        )
    },
    **{
        key: {N}
        for key in (
            *("geen noten", "notenallergie", "Allergisch voor pinda’s", "pinda", "nut allergy", "no peanuts"),
            *("allergie: noten", "hazelnoten en walnoten", "pinda's", "geen noten (allergie)"),
        )
    },
    **{
        key: {F} for key in ("geen vis", "schaaldieren", "no fish", "shellfish allergy", "visallergie", "geen garnalen")
    },
    **{key: {P} for key in ("geen varkensvlees", "no pork", "varken niet", "eet geen varken")},
    **{key: {Z} for key in ("zwanger", "Ik ben zwanger: geen rauwe kaas", "pregnant", "in verwachting")},
    "vegetarisch en glutenvrij": {V, G},
    "Vegan, geen noten": {VN, N},
    "halal (geen varkensvlees)": {H, P},
    "geen noten, pinda’s of schaaldieren": {N, F},
    "niet vegetarisch, wel glutenvrij": {G},
    "lactose- en glutenvrij": {L, G},
    "vegetarisch\nnoten": {V, N},
    "geen vlees of vis": {V, F},
}
NOT = (
    *("", " ", "-", "geen", "Geen.", "nee", "n.v.t.", "N.V.T", "nvt", "geen bijzonderheden", "Geen dieetwensen"),
    *("niets", "none", "no allergies", "n/a", "ik eet alles", "geen allergieën", "geen speciale wensen", "x", "---"),
    *("No dietary requirements", "Ik heb geen dieetwensen", "niet van toepassing", "geen voorkeur"),
)
DENIED = (
    *("niet vegetarisch", "geen vegetariër", "ik ben niet vegetarisch", "vegetarisch hoeft niet", "not vegetarian"),
    *("geen notenallergie", "geen allergie voor noten", "niet allergisch voor vis", "wel vis", "vis mag"),
    *("vegetarisch is niet nodig", "niet glutenvrij", "eet vis", "geen rood vlees", "geen kokosnoot", "pescotariër"),
    *("visie op onderwijs", "televisie", "champignons", "geen koriander"),
)


@pytest.mark.parametrize("text", WISHES)
def test_a_wish_is_recognised_in_many_spellings(text: str) -> None:
    assert recognise(text) == WISHES[text]
    assert not is_nothing(text)


@pytest.mark.parametrize("text", NOT)
def test_whoever_says_there_is_no_wish_has_none(text: str) -> None:
    assert recognise(text) == set()
    assert is_nothing(text)


@pytest.mark.parametrize("text", DENIED)
def test_what_is_denied_granted_or_something_else_is_no_known_diet(text: str) -> None:
    assert recognise(text) == set()
    assert not is_nothing(text)


@pytest.mark.parametrize(
    "text", ["geen " * 300, "\x0b" * 90, "vegetarisch" * 90, "(" * 500, "é" * 300, "niet a " * 150]
)
def test_hostile_text_is_read_at_once(text: str) -> None:
    assert recognise(text) <= {V}
