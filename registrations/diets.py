"""What a caterer must cook, out of what people wrote in their own words, in Dutch or English.

Two kinds of words. Those that name a diet count unless they are denied ("niet vegetarisch", "geen notenallergie").
Those that name food someone does not eat count with "geen" and without ("geen noten", "noten"), unless they are
granted ("wel vis"). In doubt a wish counts: one meal too many is better than one too few.
"""

import enum
import re
from collections.abc import Iterator

from registrations.names import name_key


class Diet(enum.Enum):
    """The value is what organisers and caterers read."""

    VEGETARIAN = "vegetarisch"
    VEGAN = "veganistisch"
    HALAL = "halal"
    KOSHER = "koosjer"
    GLUTEN = "glutenvrij"
    LACTOSE = "lactosevrij"
    NUTS = "geen noten of pinda’s"
    FISH = "geen vis of schaaldieren"
    PORK = "geen varkensvlees"
    PREGNANT = "zwanger"


_NAMED = {
    Diet.VEGETARIAN: r"veg[ae]t[ae]r\w*|vegg?ie\w*|vega(?!\w)|vegarisch|meat[ -]?free|meatless|vleesvrij|vleesloos",
    Diet.VEGAN: r"vegan\w*|veganist\w*|plantaardig\w*|plant[ -]?based",
    Diet.HALAL: r"hall?al\w*|islamitisch|moslim\w*",
    Diet.KOSHER: r"koo?sj?er\w*|kosher|koscher|joods",
    Diet.GLUTEN: r"gluten[ -]?(?:vrij|free|arm|intoleran\w*|allerg\w*|sensiti\w*)\w*|co?elia?\w*|tarwe-?allerg\w*",
    Diet.LACTOSE: r"(?:lactose|melk|koemelk|zuivel|dairy)[ -]?(?:vrij|free|arm|intoleran\w*|allerg\w*|eiwit\w*)\w*",
    Diet.NUTS: r"(?:noten|pinda|nut|peanut|hazelnoot|walnoot|cashew)[ -]?(?:vrij|free|allerg\w*)",
    Diet.FISH: r"(?:vis|schaaldier\w*|schelpdier\w*|fish|shellfish)[ -]?(?:vrij|free|allerg\w*)",
    Diet.PREGNANT: r"zwanger\w*|in verwachting|pregnan\w*",
}
_FOOD = {
    Diet.VEGETARIAN: r"(?<=geen )vlees|(?<=zonder )vlees|(?<=no )meat|(?<=without )meat",
    Diet.GLUTEN: r"gluten|tarwe|wheat",
    Diet.LACTOSE: r"lactose|zuivel\w*|(?:koe)?melk(?:producten|eiwit)?|dairy|milk",
    Diet.NUTS: r"noten|nootjes|pinda\w*|nuts?|peanuts?|(?:hazel|wal)no(?:ot|ten)|cashew\w*|amandel\w*|almonds?",
    Diet.FISH: r"vis|schaaldier\w*|schelpdier\w*|schaal-|garna(?:al|len)|kreeft\w*|mossel\w*|fish|seafood|shellfish"
    r"|shrimps?|prawns?|zeevruchten",
    Diet.PORK: r"varken\w*|pork|spek|ham",
}
_ENDS = re.compile(r"[.,;:!?()/\n+&|]| - |\b(?:maar|but|want|omdat|wel)\b")
_NO = r"(?:geen|niet|nooit|not?|non|never|without|zonder)"
_DENIED = re.compile(rf"\b{_NO} (?:\w+ ){{0,2}}$")
_DENIED_AFTER = re.compile(r"^(?: \w+){0,3} (?:niet|not|geen)\b|^ hoeft niet")
_NO_ALLERGY = re.compile(
    r"\b(?:geen|no|niet|not) (?:\w+ )?(?:allerg\w*|intoleran\w*|proble\w+)(?: \w+)? (?:voor|tegen|met|for|to)\b"
)
_GRANTED = re.compile(r"\b(?:wel|alleen|graag|eet|lust|only|eats?)(?: ook)? $")
_GRANTED_AFTER = re.compile(
    r"^ (?:\w+ )?(?:mag|is|kan|vind)(?: \w+)? (?:ok|oke|prima|goed|lekker|geen probleem|wel)\b|^ mag(?: wel)?$"
)
_DASHES = re.compile(r"[\s.,;:/*_–—-]*")
_PLAIN = (
    r"(?:speciale?|bijzondere|bekende|bepaalde|verdere|andere|overige|specifieke|voedsel|food|special|dietary|known)"
)
_NOTHING = re.compile(
    r"(?:geen|nee+n?|niets?|niks|nvt|n v t|no|none|nope|nothing|na|n a|nihil|x+|0|onbekend|niet van toepassing|alles"
    r"|(?:ik )?(?:eet|lust) (?:gewoon )?alles|not applicable|alles is (?:goed|prima)"
    rf"|(?:ik heb |er zijn )?(?:geen|no|niets?) (?:{_PLAIN} ){{0,2}}(?:dieet\w*|wens(?:en)?|eis(?:en)?|bijzonder\w*"
    r"|(?:voedsel)?(?:allergie|intolerantie)\w*|allergies|voorkeur\w*|beperking\w*|restrict\w*|requirements?"
    r"|preferences?|diet\w*)(?: bekend| nodig| hoor| bedankt| dank u| van toepassing| thanks)?)"
)


def recognise(text: str) -> frozenset[Diet]:
    """The known diets in what someone wrote; empty for none at all and for what only a human understands."""
    return frozenset(diet for part, granted in _parts(text) for diet in _of_part(part, granted=granted))


def is_nothing(text: str) -> bool:
    """Whether it says no more than that there is no wish: nothing, "-", "n.v.t.", "geen bijzonderheden"."""
    words = " ".join(re.split(r"[\W_]+", name_key(text))).strip()
    return _NOTHING.fullmatch(words) is not None if words else _DASHES.fullmatch(text) is not None


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    """The parts of a sentence, between which a denial does not reach, and whether "wel" stood before each."""
    words, start, granted = " ".join(re.sub(r"[’']", "", _lower(text)).split(" ")), 0, False
    for end in _ENDS.finditer(words):
        yield words[start : end.start()].strip(), granted
        start, granted = end.end(), end[0] == "wel"
    yield words[start:].strip(), granted


def _lower(text: str) -> str:
    return "\n".join(name_key(line) for line in re.findall(r"[^\r\n]{1,150}", text))


def _of_part(part: str, *, granted: bool) -> Iterator[Diet]:
    for diet, pattern in _NAMED.items():
        for found in re.finditer(rf"\b(?:{pattern})", part):
            before, after = part[: found.start()], part[found.end() :]
            if not _DENIED.search(before) and not _DENIED_AFTER.search(after):
                yield diet
    if granted or _NO_ALLERGY.search(part):
        return
    for diet, pattern in _FOOD.items():
        for found in re.finditer(rf"\b(?:{pattern})(?!\w|-\w)", part):
            before, after = part[: found.start()], part[found.end() :]
            if not _GRANTED.search(before) and not _GRANTED_AFTER.search(after):
                yield diet
