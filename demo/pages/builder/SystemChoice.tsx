import { type System, type SystemId, systemIds, systems } from './systems.js';

interface SystemChoiceProps {
  value: SystemId;
  onChange(system: SystemId): void;
}

/** The first question: where will the snippet be? */
export function SystemChoice({ value, onChange }: SystemChoiceProps) {
  return (
    <fieldset class="systems">
      <legend>Where will you put it?</legend>
      {systemIds.map((id) => {
        const { name, note }: System = systems[id];
        return (
          <label key={id} class="system">
            <input
              type="radio"
              name="system"
              value={id}
              checked={id === value}
              onInput={() => onChange(id)}
            />
            <span>
              {name}
              {note && <small> {note}</small>}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
