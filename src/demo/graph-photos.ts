import { failure, flawOf, spoil, throttled, type GraphHouse, type GraphReply } from './graph-answers';

/** A photo as the directory holds it. */
export interface GraphPhoto {
  readonly bytes: Buffer;
  readonly type: string;
  /** With its quotes. */
  readonly etag: string;
}

/** `GET /users/{id}/photos/48x48/$value`. */
export function answerPhoto(house: GraphHouse, id: string, known: string | undefined): GraphReply {
  const fault = house.fault('photo', id);
  const spoilt = spoil(fault);
  if (spoilt) return spoilt;
  const seconds = house.throttle(1);
  if (seconds !== undefined) return throttled(seconds);
  const photo = house.people.get(id) && house.photos.get(id.toLowerCase());
  if (!photo) return failure(404, 'ImageNotFound');
  if (known === photo.etag) return { status: 304, headers: { ETag: photo.etag }, ...flawOf(fault) };
  const headers = { 'Content-Type': photo.type, ETag: photo.etag };
  return { status: 200, headers, bytes: photo.bytes, ...flawOf(fault) };
}
