"""The bytes of src/read/linear.h: a linear model in whole numbers."""
import struct


def write(path, head, labels, follows, weights, top=127):
    """Write a model.

    labels: names in order. follows[(first, second)] and weights[(hash, label)]: floats, by
    names of labels. The largest weight becomes `top`; what rounds to 0 is left out.
    """
    largest = max([abs(w) for w in weights.values()] + [0.001])
    unit = top / largest
    index = {label: i for i, label in enumerate(labels)}
    rows = {}
    for (feature, label), weight in weights.items():
        number = round(weight * unit)
        if number:
            rows.setdefault(feature, []).append((index[label], number))
    order = sorted(rows)
    at, out_labels, numbers = [0], [], []
    for feature in order:
        for label, number in sorted(rows[feature]):
            out_labels.append(label)
            numbers.append(number)
        at.append(len(numbers))
    follow = [max(-32768, min(32767, round(follows.get((a, b), 0) * unit)))
              for a in labels for b in labels]
    with open(path, "wb") as file:
        file.write("".join(f"# {line}\n" for line in head).encode() + b"\n")
        file.write(struct.pack("<4I", len(labels), len(order), len(numbers), round(unit)))
        for label in labels:
            file.write(struct.pack("B", len(label)) + label.encode())
        file.write(struct.pack(f"<{len(follow)}h", *follow))
        file.write(struct.pack(f"<{len(order)}I", *order))
        file.write(struct.pack(f"<{len(at)}I", *at))
        file.write(struct.pack(f"{len(numbers)}B", *out_labels))
        file.write(struct.pack(f"{len(numbers)}b", *numbers))
    return len(order), len(numbers)
