using System;
using System.Collections.Generic;
using System.Linq;

namespace NeuralSeqGen.Analyzers.Fixes;

/// <summary>Which of some names was meant by one that is written differently.</summary>
internal static class SimilarName
{
    /// <summary>The only one that takes the fewest changes of a letter, and no more than a third of the letters; null where there is none, or several.</summary>
    public static string? Of(string written, IReadOnlyList<string> names)
    {
        var near = names.Select(name => (Name: name, Distance: Distance(written.ToUpperInvariant(), name.ToUpperInvariant())))
            .Where(n => n.Distance <= Math.Max(1, n.Name.Length / 3)).OrderBy(n => n.Distance).ToList();
        return near.Count == 0 || (near.Count > 1 && near[1].Distance == near[0].Distance) ? null : near[0].Name;
    }

    /// <summary>Letters to insert, remove or replace: Levenshtein's distance, row by row.</summary>
    private static int Distance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0]++;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
