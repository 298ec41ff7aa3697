using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Emit.Surface;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>Arrays that the model takes, but not so: too few of them, several in one tuple or list as Keras takes them, or each in the place of another.</summary>
internal static class ArgumentOrder
{
    public static (ArgumentMistake Mistake, Location Location)? Of(SurfaceShapes shapes, FailedArguments arguments)
    {
        var given = arguments.Call.ArgumentList.Arguments.TakeWhile(a => a.NameColon is null).Select(a => a.Expression).ToList();
        return Together(shapes, arguments, given) ?? (arguments.Passed.Any(p => p is null) ? Missing(shapes, arguments) : Permuted(shapes, arguments, given));
    }

    private static (ArgumentMistake, Location)? Together(SurfaceShapes shapes, FailedArguments arguments, List<ExpressionSyntax> given)
    {
        int wanted = arguments.Ports.Count;
        var parts = given.ConvertAll(arguments.Parts);
        int used = Enumerable.Range(1, given.Count).FirstOrDefault(count => parts.Take(count).Sum(p => p.Count) == wanted);
        var all = parts.Take(used).SelectMany(p => p).ToList();
        return used > 0 && used < wanted && arguments.Ports.Zip(all, (port, part) => part.Form is { } form && port.Takes(form)).All(fits => fits)
            ? Mistake(shapes, arguments, "some are passed together", given.Take(used).ToList(), all.Select(part => part.Text))
            : null;
    }

    private static (ArgumentMistake, Location)? Missing(SurfaceShapes shapes, FailedArguments arguments)
    {
        int count = arguments.Passed.Count(p => p is not null);
        string missing = string.Join(" and ", arguments.Ports.Where((_, i) => arguments.Passed[i] is null).Select(port => $"'{port.Port.Parameter}', {port.Text}"));
        return count > 0 && arguments.Call.ArgumentList.Arguments.All(a => arguments.Form(a.Expression) is not null)
            ? (new(Finding(shapes, arguments, count == 1 ? "one is passed" : $"{count} are passed", $"Pass {missing}, as well.")), CallSyntax.Name(arguments.Call).GetLocation())
            : null;
    }

    /// <summary>Where there is one order, and no other, in which all of them fit.</summary>
    private static (ArgumentMistake, Location)? Permuted(SurfaceShapes shapes, FailedArguments arguments, List<ExpressionSyntax> given)
    {
        var passed = arguments.Passed.Select(p => p!).ToList();
        var order = arguments.Ports.Select(port => passed.Where(p => arguments.Form(p) is { } form && port.Takes(form)).ToList()).ToList();
        return given.Count >= passed.Count && order.All(fitting => fitting.Count == 1) && order.Select(fitting => fitting[0]).Distinct().Count() == passed.Count && !order.Select(fitting => fitting[0]).SequenceEqual(passed)
            ? Mistake(shapes, arguments, "they are passed in another order", passed, order.Select(fitting => fitting[0].ToString()))
            : null;
    }

    private static (ArgumentMistake, Location) Mistake(SurfaceShapes shapes, FailedArguments arguments, string what, List<ExpressionSyntax> old, IEnumerable<string> right)
    {
        string text = string.Join(", ", right);
        return (new(Finding(shapes, arguments, what, $"Pass {text}."), text), Location.Create(arguments.Call.SyntaxTree, TextSpan.FromBounds(old[0].SpanStart, old[old.Count - 1].Span.End)));
    }

    private static Finding Finding(SurfaceShapes shapes, FailedArguments arguments, string what, string remedy) => new(
        RuleIds.ArgumentOrder, -1, shapes.Model.Name, arguments.Method, string.Join(", ", arguments.Ports.Select(port => $"{port.Port.Parameter} {port.Text}")), what, remedy);
}
