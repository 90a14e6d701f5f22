"""Keep the words of claims, quotes and events too, so that one that is misspelt finds them."""

from django.db import migrations

KEPT = (("claims_claim", "text"), ("claims_appearance", "quote"), ("claims_event", "title"))
KEEP = "".join(f"SELECT spellings_kept_of('{table}', '{field}', false);\n" for table, field in KEPT)
KEEP_AWAY = "".join(
    f"DROP TRIGGER spellings_of_new ON {table};\nDROP TRIGGER spellings_of_changed ON {table};\n"
    for table, _ in KEPT
)


class Migration(migrations.Migration):
    dependencies = [
        ("claims", "0032_who_takes_back_that_somebody_lives_signs_not_alone"),
        ("sources", "0032_spellings_of_words_met"),
    ]

    operations = [migrations.RunSQL(KEEP, KEEP_AWAY)]
