"""Replays the shared real data and checks what must be true of the ledger.

Usage: real_data.py SHARED_DATA_FOLDER WORK_FOLDER
"""

import concurrent.futures
import csv
import json
import pathlib
import re
import subprocess
import sys
import urllib.request
import xml.etree.ElementTree

SHARED, WORK = (pathlib.Path(p).resolve() for p in sys.argv[1:3])
FAILED = []

# What is compiled stays as it is: a stack runs from it meanwhile.
MAVEN = ["mvn", "-B", "-ntp", "-q", "-Dmaven.compiler.useIncrementalCompilation=false"]


def replay(feed, file, stack):
    """Replays a file into the running stack; returns the result lines."""
    command = ["./mashang", "--lang", "en", "replay", "--feed", feed, "--input", str(file), "--exit"]
    out = subprocess.run(command + ["--data", str(stack)], check=True, stdout=subprocess.PIPE, text=True).stdout
    print(out, end="", flush=True)
    return dict(line.split(": ", 1) for line in out.splitlines() if ": " in line)


def documents(address, index, feed, key):
    """Every document of a feed in an index."""
    after, found = None, []
    while True:
        body = {"size": 2000, "sort": [{key: "asc"}], "query": {"term": {"feed": feed}}}
        if after:
            body["search_after"] = after
        request = urllib.request.Request(
            f"{address}/{index}/_search", json.dumps(body).encode(), {"Content-Type": "application/json"})
        with urllib.request.urlopen(request) as response:
            hits = json.load(response)["hits"]["hits"]
        found += [hit["_source"] for hit in hits]
        if len(hits) < 2000:
            return found
        after = hits[-1]["sort"]


def rows(file):
    with open(file, newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def check(name, ok, figure):
    print(f"{'ok  ' if ok else 'FAIL'} {name}: {figure}", flush=True)
    if not ok:
        FAILED.append(name)


def service_requests(address, requests):
    def order(row):
        return "boston311:" + row["case_enquiry_id"]

    ledger = documents(address, "mashang-ledger", "boston311", "orderId")
    breaches = documents(address, "mashang-breaches", "boston311", "alertId")
    breached = {b["orderId"] for b in breaches if b["clock"] == "total" and not b["withdrawn"]}
    both = [r for r in requests if r["sla_target_dt"] and r["closed_dt"]]
    right = [r for r in both if (order(r) in breached) == (r["on_time"] == "OVERDUE")]
    check("boston311: breached = the file's flag, rows with both dates", right == both, f"{len(right)} of {len(both)}")
    never = [r for r in requests if r["sla_target_dt"] and not r["closed_dt"] and r["on_time"] == "OVERDUE"]
    told = [r for r in never if order(r) in breached]
    check("boston311: overdue and never closed is breached", told == never, f"{len(told)} of {len(never)}")
    untargeted = {order(r) for r in requests if not r["sla_target_dt"]} & breached
    check("boston311: nothing without a target is breached", not untargeted, len(untargeted))
    inverted = {order(r) for r in requests if r["closed_dt"] and r["closed_dt"] < r["open_dt"]}
    flagged = {d["orderId"] for d in ledger if "INVERTED" in d.get("anomalies", [])}
    check("boston311: inversions of seconds are kept and flagged", inverted == flagged, len(flagged))


def judged(feed, file):
    """The oracle and the job on the same rows, without a stack: the same files, byte for byte."""
    folders = []
    for judge in ("oracle", "run"):
        folders.append(WORK / f"{judge}-{feed}")
        command = ["./mashang", "--lang", "en", "sla", judge, "--feed", feed, "--input", str(file)]
        subprocess.run(command + ["--out", str(folders[-1])], check=True)
    for name in ("verdicts.csv", "alerts.csv"):
        one, other = ((folder / name).read_bytes() for folder in folders)
        check(f"{feed}: {name} of oracle and job", one == other and one.count(b"\n") > 1, f"{one.count(10) - 1} lines")
    return {(v["order"], v["clock"]): v for v in rows(folders[0] / "verdicts.csv")}


def service_requests_judged(verdicts, requests):
    def breached(row):
        verdict = verdicts.get(("boston311:" + row["case_enquiry_id"], "total"))
        return verdict is not None and verdict["breached"] == "true"

    both = [r for r in requests if r["sla_target_dt"] and r["closed_dt"]]
    right = [r for r in both if breached(r) == (r["on_time"] == "OVERDUE")]
    check("boston311: verdict = the file's flag, rows with both dates", right == both, f"{len(right)} of {len(both)}")
    never = [r for r in requests if r["sla_target_dt"] and not r["closed_dt"] and r["on_time"] == "OVERDUE"]
    told = [r for r in never if breached(r)]
    check("boston311: overdue and never closed is judged so", told == never, f"{len(told)} of {len(never)}")
    untargeted = [r for r in requests if not r["sla_target_dt"] and breached(r)]
    check("boston311: nothing without a target is judged late", not untargeted, len(untargeted))


def calendar():
    """Every day of the shipped calendar against the source; a test that did not run is a failure too."""
    name = "SharedCalendarCheck"
    report = pathlib.Path(f"config/target/surefire-reports/TEST-mashang.config.{name}.xml")
    report.unlink(missing_ok=True)
    holidays = SHARED / "calendar" / "holiday-cn"
    command = ["test", "-pl", "config", "-am", f"-Dtest={name}"]
    subprocess.run(MAVEN + command + ["-Dsurefire.failIfNoSpecifiedTests=false", f"-Dmashang.holidays={holidays}"], check=False)
    counts = xml.etree.ElementTree.parse(report).getroot().attrib if report.exists() else {}
    figures = [int(counts.get(key, -1)) for key in ("tests", "failures", "errors", "skipped")]
    check("calendar: every day 2007-2026 as holiday-cn has it", figures == [1, 0, 0, 0], figures)


def class_path(module):
    """A module's tests with all that they need; compiles them where they are not."""
    paths = WORK / f"{module}.classpath"
    if not paths.exists():
        build = ["test-compile", "dependency:build-classpath", "-pl", module, "-am"]
        subprocess.run(MAVEN + build + ["-Dmdep.includeScope=test", f"-Dmdep.outputFile={paths.resolve()}"], check=True)
    return f"{module}/target/test-classes:{module}/target/classes:{paths.read_text()}"


def check_of_tests(name, module, main):
    """A check that is a main among a module's tests, on the shared data."""
    done = subprocess.run(["java", "-cp", class_path(module), main, str(SHARED)], check=False)
    check(name, done.returncode == 0, f"exit {done.returncode}")


def masking():
    """Few real complaints hold personal data beyond names: most was taken out. What is altered was read; see the README."""
    files = sorted(str(SHARED / "complaints-zh" / f"{name}.csv") for name in ("complaints", "replies", "topics"))
    command = ["java", "-cp", class_path("analyzers"), "mashang.text.MaskingCheck", *files]
    out = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    print(out, end="", flush=True)
    counts = re.findall(r"(\d+) of (\d+) rows altered", out)
    altered, rows_read = (sum(int(count[i]) for count in counts) for i in (0, 1))
    check("masking: rows altered", rows_read > 8000 and altered <= .085 * rows_read, f"{altered} of {rows_read}")


def clusters():
    """Recurring problems in real complaints, against those a reader found; figures a little under what was reached."""
    data, found = SHARED / "complaints-zh", WORK / "clusters.csv"
    main = "mashang.recurrence.ClustersCheck"
    command = ["java", "-cp", class_path("analyzers"), main, str(data / "complaints.csv"), str(found)]
    subprocess.run(command, check=True)
    gold = [data / "gold-dev.csv", "--singletons", data / "singletons-dev.csv", "--problems", data / "problems-dev.csv"]
    score = [sys.executable, SHARED.parent / "tools" / "score_hot.py", found, *gold, "--per-problem", "0"]
    out = subprocess.run([str(word) for word in score], check=True, stdout=subprocess.PIPE, text=True).stdout
    macro = re.search(r"size>=3: \d+ problems  macro P (\S+) R \S+ F1 (\S+)", out)
    pairs = re.search(r"pairwise .*? F1 (\S+)", out)
    figures = [float(macro[2]), float(macro[1]), float(pairs[1])]
    enough = all(figure >= least for figure, least in zip(figures, (.90, .95, .91)))
    check("clusters: macro F1, macro precision, pairwise F1", enough, figures)


def streams():
    """Labelled streams of short texts: what was asked of the clusterer, after all merges and at arrival."""
    for name, wanted in (("Tweets", {"--final": .94, "--arrival": .89}), ("News-T", {"--final": .93, "--arrival": .89})):
        for when, least in wanted.items():
            command = ["./mashang", "--lang", "en", "problems", "evaluate", "--lang", "none", when, "--text", "textCleaned"]
            command += ["--id", "Id", "--label", "clusterNo", "--input", str(SHARED / "streams" / f"{name}.jsonl")]
            command += ["--out", str(WORK / "stream.csv")]
            out = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
            figures = dict(line.split(": ", 1) for line in out.splitlines())
            check(f"clusters: {name} {when} nmi", float(figures["nmi"]) >= least, figures)


def texts():
    """What needs no stack."""
    clusters()
    streams()
    check_of_tests("text: traditional and annotated twins are cut like the simplified text", "analyzers", "mashang.text.TwinCheck")
    check_of_tests("text: general words are cut no worse than by stock", "analyzers", "mashang.text.GeneralSegmentationCheck")
    masking()


def through_a_stack():
    stack = WORK / "real"
    up = subprocess.Popen(["./mashang", "--lang", "en", "up", "--data", str(stack)], stdout=subprocess.PIPE, text=True)
    try:
        address = ""
        for line in up.stdout:
            name, _, value = line.strip().partition(": ")
            if name == "elasticsearch":
                address = value
            if name == "data":
                break
        else:
            sys.exit("the stack did not start")
        replies = SHARED / "complaints-zh" / "replies.csv"
        requests = SHARED / "sla" / "boston311-2013-2016.csv"
        for feed, file in (("replies-zh", replies), ("boston311", requests)):
            summary = replay(feed, file, stack)
            total, orders, dead = len(rows(file)), int(summary["orders"]), int(summary["dead letters"])
            check(f"{feed}: rows = orders + dead letters", total == orders + dead, f"{total} = {orders} + {dead}")
            check(f"{feed}: rows handed over", int(summary["records"]) == total, summary["records"])
        service_requests(address, rows(requests))
        judged("replies-zh", replies)
        service_requests_judged(judged("boston311", requests), rows(requests))
    finally:
        up.terminate()
        up.wait(60)


def main():
    calendar()
    class_path("analyzers")
    # A stack waits as often as it works: texts are read meanwhile.
    with concurrent.futures.ThreadPoolExecutor(1) as beside:
        reading = beside.submit(texts)
        through_a_stack()
        reading.result()
    sys.exit(1 if FAILED else 0)


main()
