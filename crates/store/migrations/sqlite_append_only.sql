CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
CREATE TRIGGER tree_head_is_never_changed BEFORE UPDATE ON tree_head
BEGIN SELECT RAISE(ABORT, 'tree heads are never changed'); END;
CREATE TRIGGER tree_head_is_never_deleted BEFORE DELETE ON tree_head
BEGIN SELECT RAISE(ABORT, 'tree heads are never deleted'); END;
