import type { VNode } from 'preact';
import type { MeanBoard, MeanText } from '../board/mean-board.ts';

/** Means without counts, best first, in the same bars as cells that were counted. */
export function MeansTable({ board }: { board: MeanBoard }): VNode {
  return (
    <div class="region" role="region" tabIndex={0} aria-labelledby="means-caption">
      <table class="facts means">
        <caption id="means-caption">{`${board.about.title}: ${board.verdict}`}</caption>
        <thead>
          <tr>
            <th scope="col">Place</th>
            <th scope="col">Model</th>
            <th scope="col">{`Mean of ${board.unit}`}</th>
            {board.columns.map((column) => (
              <th scope="col" key={column}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {board.rows.map(({ name, details, place, overall, cells }) => (
            <tr key={name}>
              <td>{place || '—'}</td>
              <th scope="row">
                {name}
                {details !== '' && <small> {details}</small>}
              </th>
              <td title={overall.title}>
                {overall.text}
                {overall.rangeText !== '' && <small> {overall.rangeText}</small>}
              </td>
              {cells.map((cell, index) => (
                <td key={index} class={classesOf(cell)} title={cell.title}>
                  {cell.text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function classesOf({ band, fill }: MeanText): string {
  return band > 0 ? `h b${band} w-${fill}` : 'h no-no-points';
}
