import Link from 'next/link';

export default async function About({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const query = new URLSearchParams(await searchParams);
  return (
    <>
      <nav>
        <Link href={`/?${query}`}>Back</Link>
      </nav>
      <h1>About us</h1>
    </>
  );
}
