using System.Net;
using System.Net.Sockets;

namespace Onkreukbaar.Platform.Modules.Identity;

/// <summary>
/// Makes guessing slow, and keeps who knows the password in. Kept in memory only, and never logged: who tried what from
/// where is gone after some hours, or when the program ends. Each process counts for itself.
/// </summary>
public sealed class SignInDelays(TimeProvider time)
{
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(6);
    private static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(4);

    private const int MostKept = 50_000;

    /// <summary>One account from one place: whoever guesses there soon waits long, and nobody elsewhere notices.</summary>
    private readonly Counter pairs = new(Free: 5, Longest: TimeSpan.FromMinutes(15));

    /// <summary>One place, whatever the account. Short: behind one address there may be a whole town hall.</summary>
    private readonly Counter places = new(Free: 20, Longest: TimeSpan.FromMinutes(1));

    /// <summary>One account, from wherever. Here nobody is turned away, or anybody could lock anybody out; they are only held a few seconds.</summary>
    private readonly Counter names = new(Free: 20, Longest: LongestHold);

    /// <summary>The second step. Whoever comes this far knows the password, so the account alone counts and everybody waits.</summary>
    private readonly Counter codes = new(Free: 5, Longest: TimeSpan.FromMinutes(15));

    /// <summary>Who got in from where: a guesser behind the same address does not keep them waiting.</summary>
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    private readonly Lock gate = new();

    /// <summary>Counts a try before it is looked at, so that many at once are not one. Unknown names are counted like known ones.</summary>
    internal Wait BeforePassword(Guid body, string name, IPAddress? from)
    {
        var (pair, place, account) = Keys(body, name, from);
        lock (gate)
        {
            var now = Now();
            var isKnown = known.Contains(pair);
            var left = Longer(pairs.Left(pair, now), isKnown ? TimeSpan.Zero : places.Left(place, now));
            if (left > TimeSpan.Zero)
            {
                return new Wait(left, TimeSpan.Zero);
            }

            var hold = isKnown ? TimeSpan.Zero : names.DelayOf(account, now);
            pairs.Count(pair, now);
            places.Count(place, now);
            names.Count(account, now);
            return new Wait(TimeSpan.Zero, hold);
        }
    }

    internal void PasswordWasRight(Guid body, string name, IPAddress? from)
    {
        var (pair, place, account) = Keys(body, name, from);
        lock (gate)
        {
            pairs.Forget(pair);
            places.TakeBack(place);
            names.TakeBack(account);
            if (known.Count >= MostKept)
            {
                known.Clear();
            }

            known.Add(pair);
        }
    }

    internal Wait BeforeCode(Guid account)
    {
        lock (gate)
        {
            var (key, now) = (account.ToString(), Now());
            var left = codes.Left(key, now);
            if (left == TimeSpan.Zero)
            {
                codes.Count(key, now);
            }

            return new Wait(left, TimeSpan.Zero);
        }
    }

    internal void CodeWasRight(Guid account)
    {
        lock (gate)
        {
            codes.Forget(account.ToString());
        }
    }

    private DateTimeOffset Now() => time.GetUtcNow();

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static (string Pair, string Place, string Account) Keys(Guid body, string name, IPAddress? from)
    {
        var (account, place) = ($"{body} {name}", Place(from));
        return ($"{place} {account}", place, account);
    }

    // Of IPv6 somebody at home has a whole /64 to choose from.
    private static string Place(IPAddress? from) => from switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } => from.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(from.GetAddressBytes().AsSpan(0, 8)),
        _ => from.ToString(),
    };

    /// <summary>Wrong tries per key. After some free ones each doubles the time until the next.</summary>
    private sealed class Counter(int Free, TimeSpan Longest)
    {
        private readonly Dictionary<string, (int Tries, DateTimeOffset Last)> tries = new(StringComparer.Ordinal);

        public TimeSpan Left(string key, DateTimeOffset now)
        {
            var left = Since(key, now).Last + DelayOf(key, now) - now;
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }

        public TimeSpan DelayOf(string key, DateTimeOffset now)
        {
            var over = Since(key, now).Tries - Free;
            return over < 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(Math.Pow(2, Math.Min(over, 30)), Longest.TotalSeconds));
        }

        public void Count(string key, DateTimeOffset now)
        {
            if (tries.Count >= MostKept)
            {
                MakeRoom(now);
            }

            tries[key] = (Since(key, now).Tries + 1, now);
        }

        public void Forget(string key) => tries.Remove(key);

        public void TakeBack(string key)
        {
            if (tries.TryGetValue(key, out var known))
            {
                tries[key] = known with { Tries = known.Tries - 1 };
            }
        }

        private (int Tries, DateTimeOffset Last) Since(string key, DateTimeOffset now) =>
            tries.TryGetValue(key, out var known) && now - known.Last < Forgotten ? known : (0, DateTimeOffset.MinValue);

        // Somebody who tries ever other names must not fill the memory; who tried most stays longest.
        private void MakeRoom(DateTimeOffset now)
        {
            foreach (var (key, _) in tries.OrderByDescending(one => now - one.Value.Last >= Forgotten).ThenBy(one => one.Value.Tries).Take(MostKept / 2).ToList())
            {
                tries.Remove(key);
            }
        }
    }
}

/// <summary>What stands between somebody and their next try.</summary>
/// <param name="Refused">How long they must wait before it is looked at; zero when it is looked at now.</param>
/// <param name="Held">How long it takes before it is looked at.</param>
internal readonly record struct Wait(TimeSpan Refused, TimeSpan Held)
{
    public bool IsRefused => Refused > TimeSpan.Zero;
}
