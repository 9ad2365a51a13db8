"""What a caterer must cook, out of what people wrote in their own words, in Dutch or English.

Two kinds of words. Those that name a diet count unless they are denied ("niet vegetarisch", "geen notenallergie",
"vegetarisch hoeft niet"). Those that name food someone does not eat count with "geen" and without ("geen noten",
"noten"), unless they are granted ("wel vis"). Words in between break a denial, but for the few that are known to be
of it: in doubt a wish counts, as one meal too many is better than one too few.
"""

import enum
import re
from collections.abc import Iterator

from registrations.names import name_key


class Diet(enum.Enum):
    """The value is what organisers and caterers read: what they cook, and nothing that someone is or has.

    One who is pregnant counts with all who eat nothing raw, so that no sum tells of her.
    """

    VEGETARIAN = "vegetarisch"
    VEGAN = "veganistisch"
    HALAL = "halal"
    KOSHER = "koosjer"
    GLUTEN = "glutenvrij"
    LACTOSE = "lactosevrij"
    NUTS = "geen noten of pinda’s"
    FISH = "geen vis of schaaldieren"
    PORK = "geen varkensvlees"
    RAW = "geen rauw vlees, rauwe vis of rauwmelkse kaas"


_NAMED = {
    Diet.VEGETARIAN: r"veg[aei]?t[aei]?r\w*|vegg?ie\w*|vega(?!\w)|vegarisch|meat[ -]?free|meatless|vleesvrij|vleesloos",
    Diet.VEGAN: r"vegan\w*|veganist\w*|plantaardig\w*|plant[ -]?based",
    Diet.HALAL: r"hall?aa?l\w*|islamitisch|moslim\w*",
    Diet.KOSHER: r"koo?sj?er\w*|kosher|koscher|joods",
    Diet.GLUTEN: r"glutt?en?[ -]?(?:vrij|free|arm|intoleran\w*|all?erg\w*|sensiti\w*)\w*"
    r"|co?elia?\w*|tarwe-?all?erg\w*",
    Diet.LACTOSE: r"(?:la[ck]tose|melk|koemelk|zuivel|dairy)[ -]?(?:vrij|free|arm|intoleran\w*|all?erg\w*|eiwit\w*)\w*",
    Diet.NUTS: r"(?:noten|pinda|nut|peanut|hazelnoot|walnoot|noot|cashew)[ -]?(?:vrij|free|all?erg\w*)",
    Diet.FISH: r"(?:vis|schaaldier\w*|schelpdier\w*|fish|shellfish)[ -]?(?:vrij|free|all?erg\w*)",
    Diet.RAW: r"zwanger\w*|in verwachting|pregnan\w*",
}
_FOOD = {
    Diet.VEGETARIAN: r"(?<=geen )vlees|(?<=zonder )vlees|(?<=geen vis of )vlees|(?<=geen vis en )vlees"
    r"|vlees(?= noch| niet)|(?<=no )meat|(?<=without )meat|(?<=no fish or )meat|(?<=nt eat )meat|(?<=not eat )meat",
    Diet.GLUTEN: r"glutt?en|tarwe|wheat",
    Diet.LACTOSE: r"la[ck]tose|zuivel\w*|(?:koe)?melk(?:producten|eiwit)?|dairy|milk",
    Diet.NUTS: r"noten|nootjes|pinda\w*|nuts?|peanuts?|(?:hazel|wal)no(?:ot|ten)|cashew\w*|amandel\w*|almonds?",
    Diet.FISH: r"vis|schaaldier\w*|schelpdier\w*|schaal-|garna(?:al|len)|kreeft\w*|mossel\w*|fish|seafood|shellfish"
    r"|shrimps?|prawns?|zeevruchten",
    Diet.PORK: r"varken\w*|pork|spek|ham",
    Diet.RAW: r"rauwmelks\w*|ongepasteuriseerd\w*|unpasteuri[sz]ed|(?<=geen )rauwe? (?:vlees|vis|kaas|melk|ei(?:eren)?)"
    r"|(?<=niets )rauws?|(?<=niks )rauws?|(?<=no )raw (?:meat|fish|cheese|milk|eggs?)",
}
_NAMED_WORDS = {diet: re.compile(rf"\b(?:{pattern})") for diet, pattern in _NAMED.items()}
_FOOD_WORDS = {diet: re.compile(rf"\b(?:{pattern})(?!\w|-\w)") for diet, pattern in _FOOD.items()}
_ENDS = re.compile(r"[.,;:!?()/\n+&|]| - |\b(?:maar|but|want|omdat|wel)\b")
_NO = r"(?:geen|niet|nooit|not?|non|never|without|zonder|dont|doesnt)"
_ANY = "|".join(_NAMED.values())
_BEFORE = r"een|an?|per se|meer|echte?|speciale?|special|aparte|bekende|need(?: for)?|eat|eet|behoefte aan"
_DENIED = re.compile(rf"\b{_NO}[ -](?:(?:{_BEFORE}) |(?:{_ANY}) (?:of|or) )*$")
_BETWEEN = (
    r"eten|menu|maaltijd\w*|food|meals?|i?k|wij|we|het|dat|dus|echt|per se|voor mij|ook|liever|zeker|gewoon|verder"
    r"|hoe(?:ft|f|ven)|is|ben|zijn|was|heb(?:ben)?|eet|wil"
)
_DENIED_AFTER = re.compile(
    rf"^(?: (?:{_BETWEEN})| (?:of|or) (?:{_ANY}))* (?:niet|not|isnt)"
    r"(?: (?:nodig|noodzakelijk|vereist|verplicht|needed|required|necessary|hoor|voor mij|per se|meer|te zijn))*"
    r"(?= en\b| and\b|$)"
)
_ALLERGY = r"all?erg\w*|intoleran\w*|gevoelig\w*|last van|sensitive"
_NO_ALLERGY = re.compile(
    rf"\b(?:geen|no|niet|not) (?:\w+ )?(?:{_ALLERGY}|proble\w+)(?: \w+)? (?:voor|tegen|met|for|to|with) "
    r"(?:\w+ (?:of|en|or|and) ){0,3}$"
)
_OTHER_ALLERGY = re.compile(rf"\b(?:geen|no|niet|not) (?:\w+ ){{0,2}}\w*(?:{_ALLERGY}|proble\w+)\b")
_NO_SUCH_ALLERGY = re.compile(r"all?erg(?:ie|y)\w*|intoleran(?:tie|ce)\w*")
_GRANTED = re.compile(r"\b(?:wel|alleen|graag|(?<!not )(?<!nt )(?<!never )(?:eet|lust|eats?)|only)(?: ook)? $")
_GRANTED_AFTER = re.compile(
    r"^ (?:\w+ )?(?:mag|is|zijn|kan|vind)(?: (?!niet|not|nooit)\w+)? (?:ok|oke|prima|goed|lekker|geen probleem|wel)\b"
    r"|^ mag(?: wel)?$"
)
_STILL_NO = re.compile(rf"\b(?:{_NO}|{_ALLERGY})\b")
_NOT_AFTER = re.compile(r"^ (?:niet|not|nooit|noch)\b")
_DASHES = re.compile(r"[\s.,;:/*_–—-]*")
_PLAIN = (
    r"(?:speciale?|bijzondere|bekende|bepaalde|verdere|andere|overige|specifieke|voedsel|food|special|dietary|known)"
)
_TOPIC = (
    r"(?:dieet\w*|wens(?:en)?|eis(?:en)?|bijzonder\w*|(?:voedsel)?(?:allergie|intolerantie)\w*|allergies|voorkeur\w*"
    r"|beperking\w*|restrict\w*|requirements?|preferences?|diet\w*)"
)
_NOTHING = re.compile(
    rf"(?:{_TOPIC} )?(?:nee+n? |no )?"
    r"(?:geen|nee+n?|niets?|niks|nvt|n v t|no|none|nope|nothing|na|n a|nihil|x+|0|onbekend|niet van toepassing|alles"
    r"|(?:ik )?(?:eet|lust) (?:gewoon )?alles|not applicable|alles is (?:goed|prima)"
    rf"|(?:ik heb |er zijn )?(?:geen|no|niets?) (?:{_PLAIN} ){{0,2}}{_TOPIC}(?: (?:of|en|or|and) {_TOPIC})?)"
    r"(?: bekend| nodig| hoor| bedankt| dank (?:u|je)(?: wel)?| van toepassing| thanks| thank you)?"
)


def recognise(text: str) -> frozenset[Diet]:
    """The known diets in what someone wrote; empty for none at all and for what only a human understands."""
    return frozenset(diet for part, granted in _parts(text) for diet in _of_part(part, granted=granted))


def is_nothing(text: str) -> bool:
    """Whether it says no more than that there is no wish: nothing, "-", "n.v.t.", "geen bijzonderheden"."""
    words = " ".join(re.split(r"[\W_]+", name_key(text))).strip()
    return _NOTHING.fullmatch(words) is not None if words else _DASHES.fullmatch(text) is not None


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """The parts of a sentence, between which a denial does not reach, and whether "wel" before each grants it.

    It does not in "geen notenallergie, wel voor vis".
    """
    words, start, granted = " ".join(re.sub(r"[’']", "", _lower(text)).split(" ")), 0, False
    for end in _ENDS.finditer(words):
        yield words[start : end.start()].strip(), granted
        start, granted = end.end(), end[0] == "wel" and not _OTHER_ALLERGY.search(words[: end.start()])
    yield words[start:].strip(), granted


def _lower(text: str) -> str:
    return "\n".join(name_key(line) for line in re.findall(r"[^\r\n]{1,150}", text))


def _of_part(part: str, *, granted: bool) -> Iterator[Diet]:
    no_such = set()  # where "noten" of "geen noten allergie" begins
    for diet, words in _NAMED_WORDS.items():
        for found in words.finditer(part):
            denied_after = _DENIED_AFTER.search(part[found.end() :])
            if not denied_after and not _DENIED.search(part[: found.start()]):
                yield diet
            elif denied_after or _NO_SUCH_ALLERGY.search(found[0]):
                no_such.add(found.start())
    for diet, words in _FOOD_WORDS.items():
        for found in words.finditer(part):
            if found.start() not in no_such and not _eats(part[: found.start()], part[found.end() :], granted=granted):
                yield diet


def _eats(before: str, after: str, *, granted: bool) -> bool:
    """Whether the food between these words is eaten."""
    if _NO_ALLERGY.search(before):
        return True
    if granted and not _STILL_NO.search(before):
        return True
    if _NOT_AFTER.search(after):
        return False
    return bool(_GRANTED.search(before) or _GRANTED_AFTER.search(after))
