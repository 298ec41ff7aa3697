using System;
using System.Collections.Generic;
using System.Linq;

namespace NeuralSeqGen.CodeFixes.Habits;

/// <summary>Names as Keras and Python write them, beside ours.</summary>
internal static class Words
{
    /// <summary>The same for <c>return_sequences</c>, <c>returnSequences</c> and <c>ReturnSequences</c>.</summary>
    public static string Plain(string name) => name.Replace("_", "").ToLowerInvariant();

    /// <summary>The one of the names that is meant: the same but for case and underscores, else the only one that is nearest, by two letters at most.</summary>
    public static string? Meant(string written, IEnumerable<string> names)
    {
        string plain = Plain(written);
        var ranked = names.Distinct().GroupBy(name => Distance(plain, Plain(name))).OrderBy(group => group.Key).FirstOrDefault();
        return ranked is not null && ranked.Key <= Math.Min(2, plain.Length / 4) && ranked.Count() == 1 && ranked.Single() != written ? ranked.Single() : null;
    }

    /// <summary>How many letters have to be put in, taken out or changed (Levenshtein, 1966).</summary>
    private static int Distance(string from, string to)
    {
        int[] row = [.. Enumerable.Range(0, to.Length + 1)];
        for (int i = 0; i < from.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i + 1;
            for (int j = 0; j < to.Length; j++)
            {
                int changed = diagonal + (from[i] == to[j] ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(changed, Math.Min(row[j], row[j + 1]) + 1);
            }
        }

        return row[to.Length];
    }
}
