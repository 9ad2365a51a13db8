"""Documents in the form of what they belong to."""

from core.admin.ordering import PositionedForm, PositionedFormSet
from core.admin.pages import FIELDS
from core.admin.typed import TabularInline
from events.models import Document


class DocumentInline(TabularInline):
    """Files and links of an edition or a session."""

    model = Document
    form = PositionedForm
    formset = PositionedFormSet
    fields = ["title", "url", "file", "position"]
    formfield_overrides = FIELDS
    extra = 0
