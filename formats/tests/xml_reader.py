"""Holds workouts against a schema with libxml2, reads their steps with another parser and prints them as JSON, one object per file.

Usage: python xml_reader.py SCHEMA FILE...

Steps come out flat, every repeat written out: length, unit, and a range of m/s (TCX) or of a share of the reference pace (ZWO).
"""

import json
import sys
from xml.dom import minidom

from lxml import etree


def children(node, name):
    return [child for child in node.childNodes if child.nodeType == child.ELEMENT_NODE and child.localName == name]


def text(node, *path):
    for name in path:
        node = children(node, name)[0]
    return "".join(child.data for child in node.childNodes)


def kind(node):
    return node.getAttributeNS("http://www.w3.org/2001/XMLSchema-instance", "type")


def tcx_step(step):
    if kind(step) == "Repeat_t":
        inner = [flat for child in children(step, "Child") for flat in tcx_step(child)]
        return inner * int(text(step, "Repetitions"))
    duration, target = children(step, "Duration")[0], children(step, "Target")[0]
    unit = {"Time_t": "Seconds", "Distance_t": "Meters"}.get(kind(duration))
    zone = children(target, "SpeedZone")
    bounds = [float(text(zone[0], f"{end}InMetersPerSecond")) for end in ("Low", "High")] if zone else None
    return [{"length": int(text(duration, unit)) if unit else None, "unit": unit, "range": bounds,
             "rest": text(step, "Intensity") == "Resting", "name": text(step, "Name")}]


def zwo_step(step, unit):
    has = step.getAttribute

    def one(length, low, high, rest=False):
        return {"length": int(length), "unit": unit, "range": [float(low), float(high)] if low else None, "rest": rest}

    if step.localName == "IntervalsT":
        on = one(has("OnDuration"), has("OnPower"), has("OnPower"))
        off = one(has("OffDuration"), has("OffPower"), has("OffPower"), rest=True)
        return [on, off] * int(has("Repeat"))
    low, high = (has("Power"), has("Power")) if has("Power") else (has("PowerLow"), has("PowerHigh"))
    return [one(has("Duration"), low, high, rest=step.localName == "FreeRide")]


def read(schema, path):
    if not schema.validate(etree.parse(path)):
        return {"faults": [str(fault) for fault in schema.error_log]}
    root = minidom.parse(path).documentElement
    if root.localName == "TrainingCenterDatabase":
        workout = children(children(root, "Workouts")[0], "Workout")[0]
        steps = [flat for step in children(workout, "Step") for flat in tcx_step(step)]
        return {"faults": [], "name": text(workout, "Name"), "sport": workout.getAttribute("Sport"),
                "day": text(workout, "ScheduledOn"), "notes": text(workout, "Notes"), "steps": steps}
    unit = {"time": "Seconds", "distance": "Meters"}[text(root, "durationType")]
    inside = [node for node in children(root, "workout")[0].childNodes if node.nodeType == node.ELEMENT_NODE]
    events = [{key: event.getAttribute(key) for key in event.attributes.keys()} for event in root.getElementsByTagName("textevent")]
    return {"faults": [], "name": text(root, "name"), "notes": text(root, "description"), "events": events,
            "steps": [flat for step in inside for flat in zwo_step(step, unit)]}


if __name__ == "__main__":
    schema = etree.XMLSchema(etree.parse(sys.argv[1]))
    json.dump([read(schema, path) for path in sys.argv[2:]], sys.stdout)
