"""What does lifelines estimate? Reads groups of leads as JSON, writes what it finds for each.

A group is {"days": [...], "ordered": [...]}; days is null for a lead that never orders.
"""

import json
import sys

from lifelines import KaplanMeierFitter

NEVER = 1_000_000


def estimate(group):
    days = [NEVER if day is None else day for day in group["days"]]
    fitter = KaplanMeierFitter().fit(days, group["ordered"])
    table = fitter.event_table
    not_ordered = fitter.survival_function_["KM_estimate"]
    rows = [
        {
            "day": int(day),
            "atRisk": int(row["at_risk"]),
            "orders": int(row["observed"]),
            "censored": int(row["censored"]),
            "notOrdered": float(not_ordered.loc[day]),
        }
        for day, row in table.iterrows()
        if day < NEVER and row["removed"] > 0
    ]
    # A product of fractions may miss a half by its last digit.
    quantiles = [float(fitter.percentile(share + 1e-12)) for share in (0.75, 0.5, 0.25)]
    return {"steps": rows, "quantiles": [day if day < NEVER else None for day in quantiles]}


json.dump([estimate(group) for group in json.load(sys.stdin)], sys.stdout)
