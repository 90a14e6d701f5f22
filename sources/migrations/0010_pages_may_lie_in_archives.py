"""Let old pages lie many together in archives, and let none be without its bytes wherever they are moved."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

# The database lets go of bytes that lie in an archive, as whoever writes there has seen, and of no others. An erased
# page stays empty, so that what was erased is told from what lies elsewhere.
BYTES_STAY = """
CREATE FUNCTION sources_bytes_stay() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF OLD.content = '' OR NOT EXISTS (SELECT FROM sources_archivedpage WHERE page_id = NEW.sha256) THEN
        RAISE EXCEPTION 'page % must keep its bytes: no archive holds them', NEW.sha256
            USING ERRCODE = 'check_violation', CONSTRAINT = 'page_keeps_its_bytes', TABLE = 'sources_rawpage';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER page_keeps_its_bytes BEFORE UPDATE OF content ON sources_rawpage
    FOR EACH ROW WHEN (OLD.content IS NOT NULL AND NEW.content IS NULL) EXECUTE FUNCTION sources_bytes_stay();
"""
# A place is left for the same page's place in another archive, or where the bytes are in the database or erased.
PLACES_STAY = """
CREATE FUNCTION sources_place_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF EXISTS (SELECT FROM sources_rawpage WHERE sha256 = OLD.page_id AND content IS NULL) THEN
            RAISE EXCEPTION 'page % must keep its place: its bytes lie nowhere else', OLD.page_id
                USING ERRCODE = 'check_violation', CONSTRAINT = 'page_keeps_its_place', TABLE = 'sources_archivedpage';
        END IF;
        RETURN OLD;
    END IF;
    IF TG_OP = 'UPDATE' AND (OLD.page_id, OLD.length, OLD.digest) IS DISTINCT FROM (NEW.page_id, NEW.length, NEW.digest)
    THEN
        RAISE EXCEPTION 'page % may lie elsewhere, but its entry stays what it is', OLD.page_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'page_keeps_its_entry', TABLE = 'sources_archivedpage';
    END IF;
    IF NOT EXISTS (SELECT FROM sources_archive WHERE id = NEW.archive_id AND replaced_at IS NULL FOR SHARE) THEN
        RAISE EXCEPTION 'page % must lie in an archive that stands', NEW.page_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'page_lies_in_an_archive_that_stands',
                TABLE = 'sources_archivedpage';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER page_keeps_its_place BEFORE INSERT OR UPDATE OR DELETE ON sources_archivedpage
    FOR EACH ROW EXECUTE FUNCTION sources_place_stays();
"""
ARCHIVES_STAY = """
CREATE FUNCTION sources_archive_stays() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF OLD.replaced_at IS NOT NULL OR (OLD.sha256, OLD.size, OLD.opening, OLD.pages, OLD.made_at)
        IS DISTINCT FROM (NEW.sha256, NEW.size, NEW.opening, NEW.pages, NEW.made_at)
        OR EXISTS (SELECT FROM sources_archivedpage WHERE archive_id = OLD.id)
    THEN
        RAISE EXCEPTION 'archive % stays as it is while pages lie in it, and is replaced once', OLD.sha256
            USING ERRCODE = 'check_violation', CONSTRAINT = 'archive_stays', TABLE = 'sources_archive';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER archive_stays BEFORE UPDATE ON sources_archive FOR EACH ROW EXECUTE FUNCTION sources_archive_stays();
"""
# Who could say of any page that it lies in an archive could have its bytes let go.
BY_OWNER = """
CREATE FUNCTION sources_by_owner_alone() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'MEMBER') THEN
        RAISE EXCEPTION '% is written by the owner of the tables alone', TG_TABLE_NAME
            USING ERRCODE = 'insufficient_privilege', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER by_owner_alone BEFORE INSERT OR UPDATE OR DELETE ON sources_archive
    FOR EACH STATEMENT EXECUTE FUNCTION sources_by_owner_alone();
CREATE TRIGGER by_owner_alone BEFORE INSERT OR UPDATE OR DELETE ON sources_archivedpage
    FOR EACH STATEMENT EXECUTE FUNCTION sources_by_owner_alone();
"""
LET_GO = """
DROP FUNCTION sources_bytes_stay() CASCADE;
DROP FUNCTION sources_place_stays() CASCADE;
DROP FUNCTION sources_archive_stays() CASCADE;
DROP FUNCTION sources_by_owner_alone() CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [("sources", "0009_pieces_are_in_sight_by_their_keys")]

    operations = [
        migrations.CreateModel(
            name="Archive",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("size", models.BigIntegerField()),
                ("opening", models.PositiveIntegerField()),
                ("pages", models.PositiveIntegerField()),
                ("made_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                ("replaced_at", models.DateTimeField(null=True)),
                (
                    "replaced_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaces",
                        to="sources.archive",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(opening__gt=0, pages__gt=0, size__gt=models.F("opening")),
                        name="archive_holds_pages",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(replaced_by=None) | models.Q(replaced_at__isnull=False),
                        name="archive_replaced_by_and_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ArchivedPage",
            fields=[
                (
                    "page",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="archived",
                        serialize=False,
                        to="sources.rawpage",
                    ),
                ),
                (
                    "archive",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="held",
                        to="sources.archive",
                    ),
                ),
                ("start", models.BigIntegerField()),
                ("length", models.PositiveIntegerField()),
                ("digest", models.BinaryField()),
            ],
            options={
                "ordering": ["archive", "start"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=["archive", "start"], name="one_page_at_a_place_of_an_archive"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(start__gt=0, length__gt=0), name="archived_page_has_a_place"
                    ),
                ],
            },
        ),
        migrations.RunSQL(BYTES_STAY + PLACES_STAY + ARCHIVES_STAY + BY_OWNER, LET_GO),
    ]
