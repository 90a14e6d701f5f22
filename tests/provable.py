"""Every proof there is, in the order of the table: what it asks, which tests answer, what makes them its full size."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Proof:
    """What a proof asks, the tests (pytest's names for them) it consists of, and what makes them its full size."""

    asks: str
    tests: tuple[str, ...]
    full: Mapping[str, str] = field(default_factory=dict)


KILLED = "tests/chaos/test_worker_killed.py"
AWAY = "tests/chaos/test_servers_away.py"
KEPT = "tests/provenance/history/test_append_only.py"
TAMPERING = "tests/provenance/history/test_tampering.py"
HIDDEN = "tests/stories/test_what_is_hidden_shows_nowhere.py"
WEBHOOKS = "tests/provenance/webhooks/test_sending.py"

PROOFS: dict[str, Proof] = {
    "T01": Proof(
        "Is what comes in lost, doubled or read otherwise when workers are killed (SIGKILL, with all their processes) "
        "and the broker loses all it holds, again and again, while articles come in twice and in another order?",
        (
            f"{KILLED}::test_any_order_and_any_number_of_kills_ends_in_the_same_exports",
            "tests/stories/test_articles_arrive_in_any_order.py",
        ),
        {
            "KILLED_ARTICLES": "3000",
            "KILLED_WORKERS": "20",
            "KILLED_BROKERS": "3",
            "ARRIVING_BATCHES": "4",
        },
    ),
    "T02": Proof(
        "Does a worker that is killed (SIGKILL) in the midst of any step, on either side of its commit or having "
        "leased it, leave a state from which others come to the same bytes as without a kill?",
        ("tests/chaos/test_killed_at_every_step.py",),
        {"KILLED_SEEDS": "20"},
    ),
    "T03": Proof(
        "Do ten thousand wake-ups that each come three times, in any order, and workers that are at one step together "
        "because its lease was cut short, change anything?",
        (f"{KILLED}::test_wake_ups_that_come_thrice_in_any_order_and_two_at_one_step_change_nothing",),
        {"WAKE_UPS": "10000", "KILLED_ARTICLES": "200"},
    ),
    "T04": Proof(
        "Does PostgreSQL, killed (SIGKILL) with all its processes while programs hand articles in and a worker works "
        "them through, keep all that was acknowledged, come back whole and serve at once, while all others go on?",
        (f"{AWAY}::test_a_database_killed_while_articles_come_in_keeps_what_it_acknowledged_and_serves_again_at_once",),
        {"KILLED_DATABASES": "10", "KILLED_WRITES": "1000"},
    ),
    "T05": Proof(
        "Is a write lost or doubled when sessions with the database are ended and lines to it reset, and each request "
        "is sent again under its Idempotency-Key; is every failure one that tells when to try again?",
        (f"{AWAY}::test_lost_sessions_and_lines_lose_no_write_double_none_and_are_told_as_worth_another_try",),
        {"LOST_WRITES": "5000", "LOST_SESSIONS": "200"},
    ),
    "T06": Proof(
        "Are articles that kill whatever worker reads them (a fault of memory, too much of it, a loop without end) put "
        "away after three tries, all others worked through, and does the head of the workers live on?",
        ("tests/chaos/test_poisoned.py",),
        {"POISONED_ARTICLES": "1000", "POISONED_ENDLESS": "1"},
    ),
    "T07": Proof(
        "Without the broker, killed or frozen for a minute under load: are all reads answered and all writes taken in, "
        "is nobody let in uncounted, is everything worked through within a minute of its return, and do workers go on "
        "without being started again, each time?",
        ("tests/chaos/test_broker_away.py",),
        {"BROKER_AWAY": "60", "BROKER_RESTARTS": "20", "BROKER_WORKERS": "2"},
    ),
    "T08": Proof(
        "Does every webhook reach a program that fails 30 %, hangs 10 % and hangs up on 10 % of requests, once by its "
        "id, numbered without a gap and signed, with a rotation of secrets in between?",
        (f"{WEBHOOKS}::test_every_message_arrives_once_by_its_id_numbered_without_a_gap",),
        {"MESSAGES": "5000"},
    ),
    "T09": Proof(
        "Of two who change one thing at once (claim, draft, proposal, whatever the desk has a door for), is one heard "
        "and the other told, in every round, and nothing changed by who does not say what was seen?",
        (
            "tests/provenance/partners/test_once.py",
            "tests/claims/actions/test_edit_race.py",
            "tests/claims/actions/test_reviews_race.py",
            "tests/stories/test_two_people_at_one_door.py",
        ),
        {"RACE_ROUNDS": "1000"},
    ),
    "T10": Proof(
        "Do eight workers that link ten thousand articles to a thousand claims at once, and weigh in between, come to "
        "what one alone would?",
        ("tests/chaos/test_eight_workers.py",),
        {"LINKED_ARTICLES": "10000"},
    ),
    "T11": Proof(
        "Do nine promises hold after every step of lives made up at random, through the real actions: no article taken "
        "from itself, each quote of one origin, merged rows lead on, scores and contradictions as found anew, history "
        "and reviews only added to, two sign against the living, strangers see nothing hidden, verify clean?",
        ("tests/stories/test_the_life_of_a_claim.py",),
        {"LIVES": "2000", "STEPS": "50"},
    ),
    "T12": Proof(
        "Does every migration lead forwards, backwards and forwards again to the same schema with rows in the tables, "
        "and does none since the tables were made hold anybody who reads or writes a long table up for over 2 s (bad "
        "samples are refused)?",
        ("tests/test_migrations_with_rows.py",),
        {"MIGRATED_ROWS": "1000000"},
    ),
    "T13": Proof(
        "Do ten who send the same under one Idempotency-Key at once make one object, are all answered alike, and does "
        "the key open nothing to another body or partner?",
        ("tests/provenance/partners/test_once.py",),
        {"RETRIED_KEYS": "1000"},
    ),
    "T15": Proof(
        "Under half of what it can take for half an hour, with a worker killed every minute: does memory grow by more "
        "than 5 %, is any step older than five minutes, is any fault unhandled, do readers wait over twice as long?",
        ("tests/chaos/test_soak.py",),
        {"SOAKED": "1800"},
    ),
    "T16": Proof(
        "Is every alteration of the history by who owns the database found (edited, timed otherwise, ascribed to "
        "another, removed, erased, inserted, swapped, hashed anew, its tail cut, its whole chain rewritten), the first "
        "bad row named?",
        (TAMPERING,),
        {"ALTERED_EACH": "100"},
    ),
    "T17": Proof(
        "Is whatever the program’s role might do to evidence and history refused (change, remove, empty, alter, switch "
        "triggers off), and every way round that?",
        (f"{KEPT}::test_the_program_can_do_nothing_to_what_is_kept_nor_get_round_the_guards",),
    ),
    "T18": Proof(
        "Does the history tell of every row that tests write by pages, API, desk, tasks, bulk updates and plain SQL, "
        "as counted by other triggers, and of none that was not written?",
        ("tests/test_counted.py",),
        {"COUNTED_PART": "tests/claims/actions tests/sources/actions tests/provenance/desk tests/provenance/partners"},
    ),
    "T19": Proof(
        "Is one bit that has turned over in a stored page or text found among a hundred thousand, and its row named; "
        "how long does a look at all of them take?",
        ("tests/provenance/history/test_fixity.py",),
        {"STORED_CAPTURES": "100000", "TURNED_BITS": "100"},
    ),
    "T20": Proof(
        "Does a program of at most 150 lines, which needs nothing of ours, find any bit that is changed in the "
        "evidence of a claim, and whatever is cut, added or left out?",
        ("tests/provenance/partners/evidence/test_bundles.py",),
        {"FLIPPED_BITS": "1000"},
    ),
    "T21": Proof(
        "Does one report, copied on many sites, trimmed, reordered, under other headlines and with forged credits, "
        "gain an origin?",
        ("tests/stories/test_laundering.py", "tests/stories/test_a_wire_corrects_itself.py"),
        {"LAUNDERED_COPIES": "100", "LAUNDERED_CAMPAIGNS": "3", "CORRECTED_COPIES": "30"},
    ),
    "T22": Proof(
        "Does any address, name server or redirect, at any entry (command, API, desk, feeds, lists and pieces of "
        "feeds, endpoints), lead the program into its own house, where listeners wait?",
        (
            "tests/stories/test_no_way_in_leads_into_the_house.py",
            "tests/stories/test_no_endpoint_sends_us_on.py",
            "tests/sources/fetching/test_kept_out.py",
        ),
        {"EVERY_ADDRESS": "1", "HONEST_PAGES": "20"},
    ),
    "T23": Proof(
        "Is every hostile document and site read or refused with a reason, within five seconds of work and 256 MB, and "
        "does the reader live on?",
        ("tests/sources/intake/apart/test_reading.py", "tests/sources/fetching/test_hostile_sites.py"),
        {"HOSTILE_DOCUMENTS": "all"},
    ),
    "T24": Proof(
        "Is a claim that a page hides, or that no parser reaches, lost in silence, or taken for what the outlet says?",
        (
            "tests/sources/rules/test_omissions.py",
            "tests/sources/rules/test_depth.py",
            "tests/sources/rules/test_concealment.py",
        ),
    ),
    "T26": Proof(
        "Is any text taken for a formula by a spreadsheet that opens an export, and does each read back as it was?",
        ("tests/provenance/partners/test_cells.py",),
        {"WRITTEN_CELLS": "10000"},
    ),
    "T27": Proof(
        "Does everybody get by every route what the table of permissions says and no more: strangers, readers and "
        "roles, keys of every scope and state, for what is open and what is hidden in each way?",
        (
            "tests/provenance/test_permissions.py",
            "tests/provenance/test_key_permissions.py",
            "tests/provenance/desk/test_reviewing.py",
        ),
        {"PERMISSIONS_IN_FULL": "1"},
    ),
    "T28": Proof(
        "Is a stranger, or a partner with a key of any scope, answered to the byte as if what is hidden had never "
        "come, whatever is asked: filters, formats, pages, words, ids, lookups, and what is handed in?",
        (f"{HIDDEN}::test_readers_are_answered_everywhere_as_if_what_is_hidden_had_never_come",),
        {"QUESTIONS": "2000"},
    ),
    "T30": Proof(
        "Does any request made up from the description of the API (schemathesis, all its checks) find it untrue, or "
        "any odd one bring it down?",
        ("tests/provenance/partners/test_hail.py", "tests/provenance/partners/test_odd_requests.py"),
        {
            "FUZZ_SEEDS": "1,2,3",
            "FUZZ_EXAMPLES": "2",
            "FUZZ_PHASES": "coverage,fuzzing,stateful",
            "ODD_REQUESTS": "2000",
        },
    ),
    "T31": Proof(
        "Is exactly its quota answered to a key by four processes together, and to a stranger whatever addresses are "
        "forged, in any minute wherever it begins, and is everybody told rightly what is left and when to try again?",
        ("tests/chaos/test_keys_in_four_processes.py",),
        {"KEYS_IN_FULL": "1"},
    ),
    "T32": Proof(
        "Is a secret of any key kept anywhere; how many guesses are tried, does a code open twice, a revoked key or an "
        "old session at all, a table of the desk without the second factor that is required?",
        (
            "tests/provenance/partners/test_secrecy.py",
            "tests/provenance/accounts/test_passwords.py",
            "tests/provenance/accounts/test_factors_in_full.py",
            "tests/provenance/accounts/test_sessions.py",
            "tests/chaos/test_keys_in_four_processes.py::test_a_revoked_key_opens_in_no_process",
        ),
        {"KEYS_IN_FULL": "1", "REPLAYED_CODES": "100"},
    ),
    "T33": Proof(
        "Is what is taken down gone at every door (API, bulk, dump, feed, evidence, oEmbed, Atom, pages), are old tags "
        "no longer good, and does every endpoint hear of it before all else?",
        ("tests/stories/test_a_take_down_reaches_every_partner.py",),
        {"TAKEN_DOWN": "100"},
    ),
    "T34": Proof(
        "How many mutants (one comparison, sign, constant, condition, answer or question to the database otherwise) of "
        "what weighs, compares, traces copies, hides and seals do the tests beside it notice?",
        ("tests/test_mutation.py",),
        {"MUTATED_EACH": "24"},
    ),
    "REPLAY": Proof(
        "Does whoever follows the change feed, from nothing or from a dump, hold what a dump holds, while eight write "
        "at once?",
        ("tests/provenance/telling/test_replay.py",),
        {"REPLAY_RUNS": "50"},
    ),
    "ARCHIVE": Proof(
        "Is a byte lost when whoever moves pages into web archives is killed (SIGKILL) before or after any question to "
        "database or store, again and again, while pages are erased; is what was erased gone, and no other file left?",
        ("tests/chaos/test_archive_killed.py",),
        {"ARCHIVED_PAGES": "10000", "ARCHIVED_KILLS": "30", "ARCHIVED_BYTES": "200000"},
    ),
    "HOSTS": Proof(
        "Do workers on other hosts need no more than PostgreSQL, Redis and the object storage, each over the network "
        "and by password; is one cut off in the midst of its work made up for, and does it go on once it is back?",
        ("tests/chaos/test_three_hosts.py",),
        {"HOSTS_ARTICLES": "400"},
    ),
    "DEMO": Proof(
        "Is any process, lock or folder left of a demo whichever of its parts is killed (SIGKILL), or when it is asked "
        "to stop, does it say in a line which it lost, and does the next start work?",
        ("tests/chaos/test_demo_killed.py::test_however_it_ends_nothing_is_left_and_the_next_start_works",),
        {"KILLED_PARTS": "all"},
    ),
    "PACE": Proof(
        "How much longer does a bulk insert take because the history tells of each row?",
        ("tests/provenance/history/test_pace.py",),
        {"PACE_ROWS": "10000"},
    ),
    "PAST": Proof(
        "Is what was said of a claim after every step of the line and every decision of a person told as it was then "
        "when that moment is asked for later?",
        ("tests/provenance/history/past/test_reach.py",),
        {"REACH_SEEDS": "1,2,3,4"},
    ),
    "CROWD": Proof(
        "Is every page clean to axe, no wider than a phone and lighter than 150,000 bytes in a crowded newsroom, for "
        "strangers and fact-checkers?",
        ("tests/browser/test_routes.py",),
        {"CROWD_CARRIERS": "400", "CROWD_FIGURES": "40"},
    ),
}  # fmt: skip
