using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace NeuralSeqGen.Compiler.Tests.Functions;

/// <summary>Operations that C# runs here, and the text of the same operations for a model.</summary>
/// <param name="Run">What C# runs; of one tensor where the second is not read.</param>
/// <param name="Text">The lambda's text.</param>
internal sealed record AgreementCase(Func<Tensor, Tensor, Tensor> Run, string Text)
{
    /// <summary>Whether numbers that differ in their last digits may give results that differ: at ties and jumps.</summary>
    public bool Jumps { get; init; }

    public static AgreementCase Of(Func<Tensor, Tensor> run, [CallerArgumentExpression(nameof(run))] string text = "") => new((x, _) => run(x), text);

    public static AgreementCase Of(Func<Tensor, Tensor, Tensor> run, [CallerArgumentExpression(nameof(run))] string text = "") => new(run, text);

    public static AgreementCase Jump(Func<Tensor, Tensor, Tensor> run, [CallerArgumentExpression(nameof(run))] string text = "") => new(run, text) { Jumps = true };

    /// <summary>The expression with the names of two variables in place of the parameters.</summary>
    public string Written(string x, string y)
    {
        string[] sides = Text.Split("=>", 2);
        string[] names = [.. Regex.Matches(sides[0], @"\w+").Select(match => match.Value)];
        return Regex.Replace(sides[1].Trim(), @"\b[xy]\b(?!')", match => match.Value == names[0] ? x : y);
    }

    public override string ToString() => Text;
}
