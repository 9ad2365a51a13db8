"""Diets in people's own words: spellings, English, several at once, and what is denied."""

import pytest

from registrations.diets import Diet, is_nothing, recognise

V, VN, H, K = Diet.VEGETARIAN, Diet.VEGAN, Diet.HALAL, Diet.KOSHER
G, L, N, F, P, Z = Diet.GLUTEN, Diet.LACTOSE, Diet.NUTS, Diet.FISH, Diet.PORK, Diet.RAW
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
    **{
        key: {Z}
        for key in (
            *("zwanger", "Ik ben zwanger: geen rauwe kaas", "pregnant", "in verwachting", "niets rauws", "no raw meat"),
            *("geen rauwmelkse kaas", "geen rauw vlees", "geen rauwe eieren", "nothing unpasteurised", "niks rauws"),
        )
    },
    "geen rauwe vis": {Z, F},
    "rauw veganistisch": {VN},
    "vegetarisch en glutenvrij": {V, G},
    "Vegan, geen noten": {VN, N},
    "halal (geen varkensvlees)": {H, P},
    "geen noten, pinda’s of schaaldieren": {N, F},
    "niet vegetarisch, wel glutenvrij": {G},
    "lactose- en glutenvrij": {L, G},
    "vegetarisch\nnoten": {V, N},
    "geen vlees of vis": {V, F},
}
# Who denies one thing does not take back another: "geen" and a noun is a wish of its own.
BESIDE: dict[str, set[Diet]] = {
    "Vegetarisch en geen noten": {V, N},
    "Ik ben vegetariër en eet geen vis": {V, F},
    "Halal dus geen varkensvlees": {H, P},
    "Zwanger dus geen rauwe vis": {Z, F},
    "Glutenvrij en geen lactose": {G, L},
    "Lactose-intolerant en geen gluten": {L, G},
    "Ik heb een notenallergie en eet geen varkensvlees": {N, P},
    "Vegetarisch en ook geen ei": {V},
    "I am vegan and do not eat nuts": {VN, N},
    "Geen noten en vegetarisch": {N, V},
    "geen ei en veganistisch graag": {VN},
    "vegetarisch geen noten": {V, N},
    "geen vis vegetarisch": {F, V},
    "Ik ben vegan en eet ook geen gluten": {VN, G},
    "vegetarisch en niet te scherp": {V},
    "niet alleen vegetarisch maar ook glutenvrij": {V, G},
    "Vegetarisch, het hoeft niet glutenvrij": {V},
    "Ik ben vegetariër en het hoeft niet glutenvrij": {V},
    "vegetarisch en varken niet": {V, P},
    "Vegetariër die geen kaas eet": {V},
    "zwanger en mag geen rauwmelkse kaas": {Z},
    "coeliakie en geen koemelk": {G, L},
    "wel vis en geen noten": {N},
    "Niet vegetarisch, wel allergisch voor noten": {N},
    "geen allergie voor noten en geen vis": {F},
    "geen problemen met gluten en geen noten": {N},
    "Ik eet alles, alleen geen varken": {P},
    "allergisch voor noten en schaaldieren": {N, F},
    "Ik ben alergisch voor pinda's": {N},
    "allergies: nuts, shellfish": {N, F},
    "vegetarians, no fish": {V, F},
    "Vegetarian and no dairy products": {V, L},
    "halal and no seafood": {H, F},
    "gluten free and not too spicy": {G},
    "cannot eat nuts": {N},
    "I don't eat pork": {P},
    "we don’t eat meat": {V},
    "geen vis of vlees": {F, V},
    "ik eet vis niet": {F},
    "vis is niet goed voor mij": {F},
    "kan geen lactose hebben en ben halal": {L, H},
    "vegitarisch": {V},
    "laktosevrij en glutevrij": {L, G},
    "notenalergie": {N},
    "geen gluten allergisch": {G},
    "glutenvrij is niet nodig en vegetarisch graag": {V},
    "Vegetarisch is niet genoeg want ik eet vegan": {V, VN},
    "pescotariër en geen varkensvlees": {P},
    "Geen noten allergie maar wel gluten": {G},
    "geen allergie voor noten maar wel voor vis": {F},
    "Ik heb geen problemen met vis en noten, wel met gluten": {G},
}
NOT = (
    *("", " ", "-", "geen", "Geen.", "nee", "n.v.t.", "N.V.T", "nvt", "geen bijzonderheden", "Geen dieetwensen"),
    *("niets", "none", "no allergies", "n/a", "ik eet alles", "geen allergieën", "geen speciale wensen", "x", "---"),
    *("No dietary requirements", "Ik heb geen dieetwensen", "niet van toepassing", "geen voorkeur"),
    *("Nee.", "NEE", "geen allergie", "no", "n. v. t.", "Allergieën: geen", "dieetwensen: n.v.t.", "nee, geen"),
    *("nee geen bijzonderheden", "Geen allergieën of dieetwensen", "No, thanks", "nee hoor", "nee dank u"),
)
DENIED = (
    *("niet vegetarisch", "geen vegetariër", "ik ben niet vegetarisch", "vegetarisch hoeft niet", "not vegetarian"),
    *("geen notenallergie", "geen allergie voor noten", "niet allergisch voor vis", "wel vis", "vis mag"),
    *("vegetarisch is niet nodig", "niet glutenvrij", "eet vis", "geen rood vlees", "geen kokosnoot", "pescotariër"),
    *("visie op onderwijs", "televisie", "champignons", "geen koriander", "geen rauwe ui"),
    *("vegetarisch niet", "vegan ben ik niet", "vegetarisch eten hoeft voor mij niet", "glutenvrij hoef ik niet"),
    *("vegetarian not needed", "gluten free isn't needed", "I do not need vegetarian", "niet-vegetarisch"),
    *("non-vegetarian", "ik hoef niet per se vegetarisch", "ik ben geen vegetariër of veganist", "geen noten allergie"),
    *("vegetarisch of vegan is niet nodig", "vegetarisch eet ik liever niet", "geen problemen met noten of vis"),
    *("geen lactose intolerantie", "niet allergisch voor noten en vis", "noten zijn geen probleem"),
    *("halal heb ik niet nodig",),
)


@pytest.mark.parametrize("text", BESIDE)
def test_a_denial_takes_back_no_other_wish(text: str) -> None:
    assert recognise(text) == BESIDE[text]
    assert not is_nothing(text)


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
    "text",
    [
        "geen " * 300,
        "\x0b" * 90,
        "vegetarisch" * 90,
        "(" * 500,
        "é" * 300,
        "niet a " * 150,
        "vegetarisch of " * 90 + "!",
    ],
)
def test_hostile_text_is_read_at_once(text: str) -> None:
    assert recognise(text) <= {V}
