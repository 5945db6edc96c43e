"""The file broker, with somebody who writes and somebody who reads at the same time."""

import threading

import pytest
from kombu import Connection, Exchange, Queue

MESSAGES = 1000
QUEUE = "whole_messages"  # a name of its own: kombu remembers per process which queues it has made


@pytest.fixture
def connection(tmp_path):
    """Return a function that connects to one folder of messages."""
    queue = tmp_path / "queue"
    queue.mkdir()
    options = {
        "data_folder_in": str(queue),
        "data_folder_out": str(queue),
        "control_folder": str(tmp_path / "control"),
    }

    def connect():
        return Connection(
            "filesystem://", transport="mentoring.filebroker:Transport", transport_options=options
        )

    return connect


def test_reader_never_meets_half_a_message(connection):
    def write():
        with connection() as sender:
            queue = sender.SimpleQueue(QUEUE)
            for number in range(MESSAGES):
                queue.put({"number": number, "words": "x" * 2000})

    writer = threading.Thread(target=write)
    seen = set()
    with connection() as reader:
        queue = reader.SimpleQueue(QUEUE)
        writer.start()
        while len(seen) < MESSAGES:
            message = queue.get(timeout=10)
            seen.add(message.payload["number"])
            message.ack()
        writer.join()

    assert seen == set(range(MESSAGES))


def test_queues_made_at_the_same_time_are_all_known(connection):
    queues = [Queue(f"queue{number}", Exchange("all"), routing_key=str(number)) for number in range(30)]
    together, faults = threading.Barrier(len(queues)), []

    def make(queue):
        with connection() as one:
            channel = one.channel()
            together.wait()
            try:
                queue(channel).declare()
            except Exception as fault:  # noqa: BLE001  (whatever it is, the test tells it)
                faults.append(fault)

    makers = [threading.Thread(target=make, args=[queue]) for queue in queues]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join()

    assert faults == []
    with connection() as reader:
        known = {row.queue for row in reader.channel().get_table("all")}
    assert known == {queue.name for queue in queues}
