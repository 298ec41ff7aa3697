using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Emit.Surface;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>Weights of samples and steps in a call that did not bind: they are floats, whatever the targets are.</summary>
internal static class WeightArguments
{
    /// <summary>Those with other elements, or with other axes, each at its place.</summary>
    public static IEnumerable<Diagnostic> Mistakes(FailedArguments arguments, BoundSource source)
    {
        int position = arguments.Ports.Count + Before(arguments.Method);
        foreach (var (name, axes) in Before(arguments.Method) < 0 ? [] : Names(source.Surface))
        {
            var value = CallSyntax.Argument(arguments.Call.ArgumentList.Arguments, name, position++)?.Expression;
            if (value is not null && arguments.Form(value) is { } form && !(form is { IsOneArray: true, IsSingle: true } && form.Axes == axes))
            {
                string called = CallSyntax.Name(value, name), wanted = TypeNames.Array(false, axes);
                string? named = form.Axes == axes ? HelperCalls.Converted(form, called, toInteger: false) : null;
                var finding = new Finding(RuleIds.ArgumentType, -1, source.Model.Name, $"{wanted} {name}", called, form.Text, named is null ? $"Pass one {wanted}." : $"Pass {named}.");
                yield return new ArgumentMistake(finding, named is null ? null : HelperCalls.Converted(form, value.ToString(), toInteger: false)).At(value.GetLocation(), source);
            }
        }
    }

    /// <summary>Parameters between the arrays and the weights; −1 for methods without weights.</summary>
    private static int Before(string method) => method switch
    {
        "Fit" => 2,
        "Evaluate" => 1,
        "TrainOnBatch" => 0,
        _ => -1,
    };

    private static IEnumerable<(string Name, int Axes)> Names(SurfaceShapes s) =>
        [("sampleWeight", 1), .. s.StepWeights.OfType<string>().Distinct().Select(name => (name, 2)), .. s.SampleWeights.Select(name => (name, 1))];
}
