"""Which videos the entries of takes.json name, odd as they are, and that none is outside the data root."""

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.errors import SourceError
from tasks.sources.demo.download import write_demo
from tasks.sources.demo.takes import SMALLEST_TAKE_COUNT, demo_takes
from tasks.sources.egoexo4d.files import TAKES
from tasks.sources.egoexo4d.videos import (
    DOWNSCALED,
    TakeVideos,
    best_exo_video,
    ego_video,
    inside,
    on_disk,
    read_videos,
)

FOLDER = "takes/take_1"
EGO, EXO = f"{FOLDER}/frame_aligned_videos/aria01_214-1.mp4", f"{FOLDER}/frame_aligned_videos/cam02.mp4"
ARIA = {"slam-left": "1201-1", "slam-right": "1201-2", "et": "211-1", "rgb": "214-1"}
OUTSIDE = ["../../../outside.mp4", "/etc/outside.mp4", "a/../../../../outside.mp4", "frame_aligned_videos/../cam02.mp4"]


def stream(path: Any, **more: Any) -> dict[str, Any]:
    return {"stream_id": "0", "readable_stream_id": "0", "relative_path": path} | more


def gopro(name: str) -> dict[str, Any]:
    return {"0": stream(f"frame_aligned_videos/{name}.mp4")}


def aria(name: str) -> dict[str, Any]:
    return {
        key: stream(f"frame_aligned_videos/{name}_{number}.mp4", stream_id=number, readable_stream_id=key)
        for key, number in ARIA.items()
    }


def cameras(**is_ego: Any) -> dict[str, Any]:
    return {"cameras": [{"cam_id": name, "is_ego": mark} for name, mark in is_ego.items()]}


def take(**more: Any) -> dict[str, Any]:
    videos = {
        "aria01": aria("aria01"),
        "cam01": gopro("cam01"),
        "cam02": gopro("cam02"),
        "collage": {"0": stream("ego_preview.mp4")},
        "best_exo": {"0": stream(None)},
    }
    return {
        "take_uid": "uid-1",
        "take_name": "take_1",
        "root_dir": FOLDER,
        "best_exo": "cam02",
        "capture": cameras(aria01=True, cam01=False, cam02=False),
        "frame_aligned_videos": videos,
    } | more


def videos(**more: Any) -> dict[str, Any]:
    return take()["frame_aligned_videos"] | more


def touch(root: Path, relative: str) -> str:
    path = root / relative
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return relative


def read(root: Path, *entries: Any) -> list[TakeVideos]:
    (root / TAKES).write_text(json.dumps(entries), encoding="utf-8")
    return list(read_videos(root))


def told(root: Path, relative: str) -> str:
    with pytest.raises(SourceError) as caught:
        inside(root, relative)
    return str(caught.value)


def test_a_usual_take(tmp_path: Path) -> None:
    assert ego_video(tmp_path, take()) == EGO
    assert best_exo_video(tmp_path, take()) == EXO


def test_the_small_copy_is_taken_where_it_is_there_and_enough(tmp_path: Path) -> None:
    assert on_disk(tmp_path, FOLDER, EXO, 448) is None
    touch(tmp_path, EXO)
    assert on_disk(tmp_path, FOLDER, EXO, 448) == tmp_path / EXO
    small = touch(tmp_path, f"{FOLDER}/{DOWNSCALED}/cam02.mp4")
    assert small == f"{FOLDER}/frame_aligned_videos/downscaled/448/cam02.mp4"
    assert on_disk(tmp_path, FOLDER, EXO, 448) == tmp_path / small
    assert on_disk(tmp_path, FOLDER, EXO, 450) == tmp_path / EXO
    (tmp_path / EXO).unlink()
    assert on_disk(tmp_path, FOLDER, EXO, 450) == tmp_path / small
    assert best_exo_video(tmp_path, take()) == EXO


def test_a_folder_with_the_name_of_a_small_copy_is_none(tmp_path: Path) -> None:
    (tmp_path / FOLDER / DOWNSCALED / "cam02.mp4").mkdir(parents=True)
    assert on_disk(tmp_path, FOLDER, EXO, 448) is None
    assert on_disk(tmp_path, FOLDER, "", 448) is None


@pytest.mark.parametrize("best_exo", [None, "", "cam09", "collage", "best_exo", "aria01", 2, ["cam02"], {}])
def test_without_a_fixed_camera_that_was_chosen_there_is_no_exo_video(tmp_path: Path, best_exo: Any) -> None:
    filled = videos(best_exo={"0": stream("frame_aligned_videos/best_exo.mp4")})
    assert best_exo_video(tmp_path, take(best_exo=best_exo, frame_aligned_videos=filled)) is None


@pytest.mark.parametrize("mark", [True, "True", "true", "TRUE"])
def test_a_numbered_camera_can_be_worn(tmp_path: Path, mark: Any) -> None:
    capture = cameras(cam01=False, cam02=mark)
    entry = take(capture=capture, frame_aligned_videos={"cam01": gopro("cam01"), "cam02": gopro("cam02")})
    assert ego_video(tmp_path, entry) == EXO
    assert best_exo_video(tmp_path, entry) is None


def test_glasses_come_before_other_worn_cameras(tmp_path: Path) -> None:
    mixed = {"cam02": gopro("cam02"), "aria01": aria("aria01")}
    assert ego_video(tmp_path, take(capture=cameras(cam02=True, aria01="True"), frame_aligned_videos=mixed)) == EGO


def test_glasses_without_a_video_give_way(tmp_path: Path) -> None:
    mixed = {"aria01": {"rgb": stream(None)}, "cam02": gopro("cam02")}
    assert ego_video(tmp_path, take(capture=cameras(aria01=True, cam02=True), frame_aligned_videos=mixed)) == EXO


def test_glasses_may_have_another_number(tmp_path: Path) -> None:
    entry = take(capture=cameras(aria02="True"), frame_aligned_videos={"aria02": aria("aria02")})
    assert ego_video(tmp_path, entry) == EGO.replace("aria01", "aria02")


def test_a_worn_camera_without_videos_is_passed_over(tmp_path: Path) -> None:
    assert ego_video(tmp_path, take(capture=cameras(aria09=True, aria01=True))) == EGO


@pytest.mark.parametrize("mark", [False, "False", "false"])
def test_glasses_that_are_marked_as_fixed_are_not_worn(tmp_path: Path, mark: Any) -> None:
    assert ego_video(tmp_path, take(capture=cameras(aria01=mark))) is None


@pytest.mark.parametrize(
    "capture", [None, {}, {"cameras": None}, {"cameras": [None, 3, {"cam_id": 3}]}, cameras(aria01=None), "x"]
)
def test_glasses_are_worn_where_the_capture_does_not_say(tmp_path: Path, capture: Any) -> None:
    assert ego_video(tmp_path, take(capture=capture)) == EGO
    assert best_exo_video(tmp_path, take(capture=capture)) == EXO


@pytest.mark.parametrize(
    "streams",
    [
        {"214-1": stream("frame_aligned_videos/aria01_214-1.mp4")},
        {"0": stream("no.mp4"), "x": stream("frame_aligned_videos/aria01_214-1.mp4", readable_stream_id="rgb")},
        {"0": stream("no.mp4"), "x": stream("frame_aligned_videos/aria01_214-1.mp4", stream_id="214-1")},
    ],
)
def test_the_colour_stream_is_found_by_any_of_its_names(tmp_path: Path, streams: Any) -> None:
    assert ego_video(tmp_path, take(frame_aligned_videos={"aria01": streams})) == EGO


def test_a_tracking_stream_is_never_the_video(tmp_path: Path) -> None:
    streams = {name: stream for name, stream in aria("aria01").items() if name != "rgb"}
    assert ego_video(tmp_path, take(frame_aligned_videos={"aria01": streams})) is None


@pytest.mark.parametrize("path", [None, "", "frame_aligned_videos/cam02.vrs", "frame_aligned_videos", 3])
def test_a_stream_without_an_mp4_is_no_video(tmp_path: Path, path: Any) -> None:
    assert best_exo_video(tmp_path, take(frame_aligned_videos=videos(cam02={"0": stream(path)}))) is None


@pytest.mark.parametrize("odd", [None, [], "x", 3, {}, {"cam02": None, "aria01": []}, {"cam02": {"0": "cam02.mp4"}}])
def test_videos_of_another_shape_are_none(tmp_path: Path, odd: Any) -> None:
    assert best_exo_video(tmp_path, take(frame_aligned_videos=odd)) is None
    assert ego_video(tmp_path, take(frame_aligned_videos=odd)) is None


@pytest.mark.parametrize("root_dir", [None, "", " "])
def test_a_take_without_a_folder_has_the_usual_one(tmp_path: Path, root_dir: Any) -> None:
    assert best_exo_video(tmp_path, take(root_dir=root_dir)) == EXO


@pytest.mark.parametrize("path", OUTSIDE)
def test_a_path_that_leaves_the_root_is_refused_by_name(tmp_path: Path, path: str) -> None:
    root = tmp_path / "data"
    touch(tmp_path, "outside.mp4")
    root.mkdir()
    with pytest.raises(SourceError, match=Path(path).name):
        best_exo_video(root, take(frame_aligned_videos=videos(cam02={"0": stream(path)})))


@pytest.mark.parametrize(
    "more", [{"root_dir": "../x"}, {"root_dir": "/etc"}, {"root_dir": None, "take_name": "../../x"}]
)
def test_a_take_whose_folder_leaves_the_root_is_refused(tmp_path: Path, more: dict[str, Any]) -> None:
    with pytest.raises(SourceError):
        ego_video(tmp_path, take(**more))


def test_a_link_out_of_the_root_is_refused(tmp_path: Path) -> None:
    root, elsewhere = tmp_path / "data", tmp_path / "elsewhere"
    touch(elsewhere, "frame_aligned_videos/cam02.mp4")
    (root / "takes").mkdir(parents=True)
    (root / FOLDER).symlink_to(elsewhere)
    assert "link" in told(root, EXO)
    with pytest.raises(SourceError, match="cam02"):
        best_exo_video(root, take())


def test_a_small_copy_that_links_out_of_the_root_is_refused(tmp_path: Path) -> None:
    root = tmp_path / "data"
    touch(tmp_path, "secret.mp4")
    touch(root, EXO)
    (root / FOLDER / DOWNSCALED).mkdir(parents=True)
    (root / FOLDER / DOWNSCALED / "cam02.mp4").symlink_to(tmp_path / "secret.mp4")
    with pytest.raises(SourceError, match="448"):
        on_disk(root, FOLDER, EXO, 448)


def test_a_link_within_the_root_is_followed(tmp_path: Path) -> None:
    root, link = tmp_path / "data", tmp_path / "link"
    touch(root, "disk/frame_aligned_videos/cam02.mp4")
    (root / "takes").mkdir()
    (root / FOLDER).symlink_to("../disk")
    link.symlink_to(root)
    assert best_exo_video(link, take()) == EXO
    assert inside(link, EXO) == link / EXO


@pytest.mark.parametrize("relative", [*OUTSIDE, "", "..", "/", "a\x00.mp4", "a" * 5_000, "\ud800.mp4"])
def test_what_is_no_path_below_the_root_is_refused(tmp_path: Path, relative: str) -> None:
    assert len(told(tmp_path, relative)) < 900


def test_a_path_that_is_not_there_yet_is_inside(tmp_path: Path) -> None:
    assert inside(tmp_path, "takes/x.mp4") == tmp_path / "takes/x.mp4"


def test_a_link_to_itself_is_refused_or_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    with suppress(SourceError):
        assert inside(tmp_path, "loop/x.mp4") == tmp_path / "loop/x.mp4"
    assert best_exo_video(tmp_path, take()) == EXO


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(relative=st.text(st.sampled_from("./\\~ab\x00 é"), max_size=12) | st.text())
def test_what_is_inside_is_inside(tmp_path: Path, relative: str) -> None:
    try:
        found = inside(tmp_path, relative)
    except SourceError:
        return
    assert os.path.commonpath([tmp_path.resolve(), found.resolve()]) == str(tmp_path.resolve())


def test_every_entry_of_the_file_comes_in_order(tmp_path: Path) -> None:
    found = read(tmp_path, take(), take(take_uid="uid-2", best_exo=None))
    usual = {
        "take_name": "take_1",
        "folder": FOLDER,
        "ego_path": EGO,
        "duration_sec": 0.0,
        "fault": "",
        "duplicate_of": "",
    }
    assert found == [
        TakeVideos(input_id="uid-1", take_uid="uid-1", exo_path=EXO, **usual),
        TakeVideos(input_id="uid-2", take_uid="uid-2", exo_path="", **usual),
    ]


def test_of_two_entries_with_one_uid_the_first_counts(tmp_path: Path) -> None:
    found = read(tmp_path, take(), take(take_name="take_2"), {})
    assert [one.duplicate_of for one in found] == ["", f"{TAKES}#/0", ""]
    assert [one.input_id for one in found] == ["uid-1", f"{TAKES}#/1", f"{TAKES}#/2"]


@pytest.mark.parametrize("odd", [None, 3, "take", [], {}])
def test_an_entry_that_is_no_take_is_a_fault_at_its_place(tmp_path: Path, odd: Any) -> None:
    found = read(tmp_path, take(), odd)
    assert (found[0].fault, found[1].ego_path, found[1].exo_path) == ("", "", "")
    assert found[1].fault.startswith(f"{TAKES}#/1: ")
    assert "take_uid" in found[1].fault


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ({"take_uid": None}, "take_uid"),
        ({"take_name": " "}, "take_name"),
        ({"frame_aligned_videos": None}, "frame_aligned_videos"),
        ({"best_exo": "cam09"}, "cam09"),
        ({"best_exo": "collage"}, "collage"),
        ({"best_exo": "aria01"}, "aria01"),
        ({"root_dir": "/etc"}, "/etc"),
    ],
)
def test_what_is_wrong_with_an_entry_is_named(tmp_path: Path, more: dict[str, Any], named: str) -> None:
    (found,) = read(tmp_path, take(**more))
    assert named in found.fault


def test_a_bad_path_costs_the_other_video_nothing(tmp_path: Path) -> None:
    bad = videos(cam02={"0": stream("../../../../x.mp4")})
    (found,) = read(tmp_path, take(frame_aligned_videos=bad))
    assert (found.ego_path, found.exo_path) == (EGO, "")
    assert "x.mp4" in found.fault


@pytest.mark.parametrize("content", ["", "[", "{}", "[]", "3", '[{"take_uid": "a"}'])
def test_a_file_of_another_shape_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / TAKES).write_text(content)
    with pytest.raises(SourceError) as caught:
        list(read_videos(tmp_path))
    assert str(tmp_path / TAKES) in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=TAKES):
        list(read_videos(tmp_path))


def test_the_demo_data_is_read_whole(tmp_path: Path) -> None:
    write_demo(tmp_path, take_count=SMALLEST_TAKE_COUNT)
    found, takes = list(read_videos(tmp_path)), demo_takes(SMALLEST_TAKE_COUNT)
    assert [(one.take_uid, one.take_name, one.fault) for one in found] == [
        (take.take_uid, take.take_name, "") for take in takes
    ]
    for one, take in zip(found, takes, strict=True):
        folder = f"takes/{take.take_name}/frame_aligned_videos"
        assert one.ego_path == f"{folder}/{take.ego_camera}_214-1.mp4"
        assert one.exo_path == (f"{folder}/{take.best_exo}.mp4" if take.best_exo else "")
    assert any(take.best_exo is None for take in takes)
