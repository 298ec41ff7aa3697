using System.Collections.Generic;
using System.Linq;

namespace NeuralSeqGen.Compiler.Schedule;

/// <summary>An affine function of loop variables: Constant + Σ variable × stride.</summary>
internal sealed class Index
{
    public static readonly Index Zero = new(0, []);

    public Index(int constant, IEnumerable<(LoopVariable Variable, int Stride)> terms)
    {
        Constant = constant;
        Terms = terms.Where(t => t.Stride != 0).GroupBy(t => t.Variable).Select(g => (g.Key, g.Sum(t => t.Stride))).Where(t => t.Item2 != 0).ToList();
    }

    public int Constant { get; }

    public IReadOnlyList<(LoopVariable Variable, int Stride)> Terms { get; }

    public static implicit operator Index(int constant) => new(constant, []);

    public static Index Of(LoopVariable variable, int stride = 1) => new(0, [(variable, stride)]);

    public static Index operator +(Index a, Index b) => new(a.Constant + b.Constant, a.Terms.Concat(b.Terms));

    public static Index operator *(Index a, int factor) => new(a.Constant * factor, a.Terms.Select(t => (t.Variable, t.Stride * factor)));

    /// <summary>The part in some variables only, without the constant.</summary>
    public Index Only(ICollection<LoopVariable> variables) => new(0, Terms.Where(t => variables.Contains(t.Variable)));

    /// <summary>The index with one variable fixed.</summary>
    public Index At(LoopVariable variable, int value) =>
        new(Constant + Terms.Where(t => t.Variable == variable).Sum(t => t.Stride * value), Terms.Where(t => t.Variable != variable));

    public override string ToString()
    {
        var parts = Terms.Select(t => t.Stride == 1 ? t.Variable.Name : $"{t.Variable.Name} * {t.Stride.ToString(System.Globalization.CultureInfo.InvariantCulture)}").ToList();
        if (Constant != 0 || parts.Count == 0)
        {
            parts.Add(Constant.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return string.Join(" + ", parts).Replace("+ -", "- ");
    }
}
