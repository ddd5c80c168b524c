"""What do pm4py and DuckDB read in the exports of a folder? One JSON value for the test that wrote them."""
import json
import sys
import warnings
from pathlib import Path

warnings.filterwarnings("ignore")
import duckdb
import pm4py

folder = Path(sys.argv[1])
CASE, NAME, TIME = "case:concept:name", "concept:name", "time:timestamp"


def counted(frame):
    found = {}
    for names in frame.groupby(CASE, sort=False)[NAME].agg(tuple):
        found[" ".join(names)] = found.get(" ".join(names), 0) + 1
    return found


def variants(frame):
    found = {" ".join(variant): count for variant, count in pm4py.get_variants(frame).items()}
    assert found == counted(frame), "pm4py orders the events of a case in another way than they stand in the file"
    return found


def durations(frame):
    return sorted(round(seconds * 1000) for seconds in pm4py.get_all_case_durations(frame))


def dwell(frame):
    entered = frame.copy()
    entered["ms"] = (entered.groupby(CASE)[TIME].shift(-1) - entered[TIME]).dt.total_seconds() * 1000
    completed = entered.dropna(subset=["ms"]).groupby(NAME)["ms"]
    shares = {"p50": 0.5, "p80": 0.8, "p90": 0.9, "p95": 0.95}
    return {
        place: {"completed": len(lengths), **{name: float(lengths.quantile(share)) for name, share in shares.items()}}
        for place, lengths in completed
    }


def xes(name):
    frame = pm4py.read_xes(str(folder / name))
    return {"events": len(frame), "variants": variants(frame), "durations": durations(frame), "dwell": dwell(frame)}


def ocel():
    log = pm4py.read_ocel2_json(str(folder / "log.json"))
    leads = pm4py.ocel_flattening(log, "lead")
    own = leads[leads[CASE].str.removeprefix("lead/") == leads["ocel:eid"].str.split(":").str[0]]
    pairs = log.relations[["ocel:eid", "ocel:oid"]].drop_duplicates()
    return {
        "events": len(log.events),
        "objects": {name: int(count) for name, count in log.objects["ocel:type"].value_counts().items()},
        "relations": len(pairs),
        "between": len(log.o2o),
        # flattening does not keep the order of events of one instant
        "variants": counted(own.sort_values([TIME, "seq"])),
    }


def rows(query, *values):
    return [list(row) for row in duckdb.execute(query, list(values)).fetchall()]


def parquet():
    file, folder_of = str(folder / "events.parquet"), str(folder / "events" / "**" / "*.parquet")
    return {
        "types": rows("select type, count(*) from read_parquet(?) group by type order by type", file),
        "hive": rows(
            "select type, month, count(*) from read_parquet(?, hive_partitioning = true) group by all order by all",
            folder_of,
        ),
        "facts": rows(
            """select count(distinct id), count(distinct lead_id), min(epoch_ms(time)), max(epoch_ms(recordedtime)),
                      sum(seq), sum(kafka_offset), count(*) filter (data like '%"sealed":%')
               from read_parquet(?)""",
            file,
        )[0],
        "reasons": rows(
            """select data->>'$.reason' as reason, count(*) from read_parquet(?) where type = 'LeadLost'
               group by reason order by reason""",
            file,
        ),
    }


print(json.dumps({"events": xes("events.xes"), "stages": xes("stages.xes"), "ocel": ocel(), "parquet": parquet()}))
