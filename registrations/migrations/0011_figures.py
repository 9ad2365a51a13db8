"""An index that holds all that the figures of an edition are counted by, so that they read no rows."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("registrations", "0010_untold")]

    operations = [
        migrations.AddIndex(
            model_name="registration",
            index=models.Index(
                fields=["event", "sector", "state", "coming", "created_at"], name="registratio_event_i_5e76bd_idx"
            ),
        ),
    ]
