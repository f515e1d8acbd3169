-- Two connections of one session that wait for each other's rows end as one that repeats its transaction (40001), whatever they
-- wait for: rows of the layer or keys that both are about to add. No deadlock (40P01) leaves a session.

RESET ROLE;
SET LOCAL ROLE showroom_live;

-- Writes the function anew and hangs it on both views. A layer is small and hardly ever analysed: without the settings the planner
-- reads whole overlays.
CREATE OR REPLACE FUNCTION showroom_live.make_trigger(p_table showroom.layered_table) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    function_name text := format('%I.%I', p_table.base_schema || '_overlay', p_table.table_name);
    live_view text;
BEGIN
    EXECUTE format('CREATE OR REPLACE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER '
                   'SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS %L',
                   function_name, format($body$
#variable_conflict use_column
DECLARE
    _sr_v_layer bigint;
    _sr_v_environment text;
    _sr_v_op "char";
    _sr_v_is_same boolean;
    _sr_v_is_based boolean;
BEGIN
    SELECT c.layer, c.environment INTO _sr_v_layer, _sr_v_environment FROM showroom.write_context() c;
    IF TG_OP = 'INSERT' THEN
        %s
        RETURN NEW;
    ELSIF TG_OP = 'UPDATE' THEN
        %s
        RETURN NEW;
    ELSE
        %s
        RETURN OLD;
    END IF;
EXCEPTION WHEN deadlock_detected THEN
    RAISE EXCEPTION USING ERRCODE = 'serialization_failure',
        MESSAGE = 'Another transaction of this session works on the same rows.', HINT = 'Repeat the transaction.';
END
$body$, showroom_live.insert_part(p_table), showroom_live.update_part(p_table), showroom_live.delete_part(p_table)));
    FOREACH live_view IN ARRAY ARRAY[p_table.live_view, (showroom_live.dense(p_table)).live_view] LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER copy_on_write INSTEAD OF INSERT OR UPDATE OR DELETE ON %s '
                       'FOR EACH ROW EXECUTE FUNCTION %s()', live_view, function_name);
    END LOOP;
END
$$;

SELECT showroom_live.make_trigger(t) FROM showroom.layered_table t;

RESET ROLE;
