"""Bộ chỉ số: kept, loaded and sent; held against paper in drafts; a round moved to another version."""

from cds_desktop.actions.indicator_sets.adopting import adopt_difference, settle_difference
from cds_desktop.actions.indicator_sets.drafts import (
    DraftBegun,
    begin_draft,
    begin_draft_of_table,
    drop_draft,
    name_draft,
)
from cds_desktop.actions.indicator_sets.editing import (
    edit_draft_cells,
    edit_draft_setting,
    edit_draft_settings,
)
from cds_desktop.actions.indicator_sets.files import SetFile, is_package, named_set, read_set_file
from cds_desktop.actions.indicator_sets.library import SetLoaded, keep_set, load_set_file
from cds_desktop.actions.indicator_sets.moving import (
    MovedRow,
    MovePreview,
    SetName,
    move_round,
    plan_move,
)
from cds_desktop.actions.indicator_sets.packing import SetPacked, pack_known_set, pack_set, set_of_round
from cds_desktop.actions.indicator_sets.rows import (
    RowAdded,
    add_draft_row,
    move_draft_row,
    remove_draft_rows,
    tick_criterion,
    tick_draft_rows,
)
from cds_desktop.actions.indicator_sets.saving import VersionSaved, save_draft

__all__ = [
    "DraftBegun",
    "MovePreview",
    "MovedRow",
    "RowAdded",
    "SetFile",
    "SetLoaded",
    "SetName",
    "SetPacked",
    "VersionSaved",
    "add_draft_row",
    "adopt_difference",
    "begin_draft",
    "begin_draft_of_table",
    "drop_draft",
    "edit_draft_cells",
    "edit_draft_setting",
    "edit_draft_settings",
    "is_package",
    "keep_set",
    "load_set_file",
    "move_draft_row",
    "move_round",
    "name_draft",
    "named_set",
    "pack_known_set",
    "pack_set",
    "plan_move",
    "read_set_file",
    "remove_draft_rows",
    "save_draft",
    "set_of_round",
    "settle_difference",
    "tick_criterion",
    "tick_draft_rows",
]
