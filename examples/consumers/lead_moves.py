# Which moves does each lead make? A starter for consumers of the stream, with confluent-kafka.
# Run it: pip install -r examples/consumers/requirements.txt; KAFKA_BROKERS=127.0.0.1:9092 python3 examples/consumers/lead_moves.py
# It begins with the first event of all; started again it goes on where it stopped, because Kafka keeps the place of GROUP.
import json
import os

from confluent_kafka import Consumer

consumer = Consumer({
    "bootstrap.servers": os.environ.get("KAFKA_BROKERS", "127.0.0.1:9092"),
    "group.id": os.environ.get("GROUP", "lead-moves"),
    "auto.offset.reset": "earliest",
})
consumer.subscribe([os.environ.get("LEADCYCLE_TOPIC", "leadcycle.leads.v1")])
last = {}  # the number of each lead's last event; keep it where you keep your results
try:
    while True:
        message = consumer.poll(1.0)
        if message is None or message.error():
            continue
        event = json.loads(message.value())
        if event["sequence"] <= last.get(event["subject"], ""):
            continue  # a repeat
        last[event["subject"]] = event["sequence"]
        if event["data"].get("enters"):  # whatever else is told: ignored
            print(event["time"], event["subject"], "→", event["data"]["enters"], f"({event['type']})", flush=True)
except KeyboardInterrupt:
    pass
finally:
    consumer.close()  # leaves the group and tells Kafka the place
