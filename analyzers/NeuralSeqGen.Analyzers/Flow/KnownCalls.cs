using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NeuralSeqGen.Analyzers.Calls;
using NeuralSeqGen.Compiler;
using NeuralSeqGen.Compiler.Parsing;

namespace NeuralSeqGen.Analyzers.Flow;

/// <summary>What methods of arrays, of spans and of the runtime's <c>Sequences</c> give, as far as their arguments say it.</summary>
internal static class KnownCalls
{
    /// <summary>Null for other methods, and where nothing is known.</summary>
    public static Fact? Of(IInvocationOperation call, FactEvaluator evaluator, FlowState state)
    {
        var method = call.TargetMethod;
        var type = method.ContainingType;
        return type switch
        {
            { SpecialType: SpecialType.System_Array } => OfArray(call, evaluator, state),
            { Name: "Sequences" } when ModelAttributes.IsOurs(type, "Sequences") => OfSequences(call, evaluator, state),
            { Name: "Vocabulary" } when method.Name == "Encode" && call.Type is IArrayTypeSymbol { Rank: 2 } && ModelAttributes.IsOurs(type, "Vocabulary") => new ExtentsFact(null, Number(call, "steps", evaluator, state)),
            { Name: "MemoryExtensions" } when method.Name is "AsSpan" or "AsMemory" => Slice(call, call.Arguments.Skip(1).ToList(), evaluator.Extents(Argument(call, 0), state), evaluator, state),
            { Name: "Task" or "ValueTask" } when method.Name == "FromResult" => evaluator.Evaluate(Argument(call, 0), state),
            { Name: "Task" or "ValueTask" } when method.Name == "ConfigureAwait" => evaluator.Evaluate(call.Instance, state),
            _ when IsSpan(type) && method.Name == "Slice" => Slice(call, call.Arguments, evaluator.Extents(call.Instance, state), evaluator, state),
            _ when IsSpan(type) && method.Name == "ToArray" => Copy(evaluator.Extents(call.Instance, state)),
            _ => null,
        };
    }

    /// <summary>The declared extents of what a model computes, with as many samples as it was given.</summary>
    public static ExtentsFact WithSamples(IInvocationOperation call, ExtentsFact declared, FactEvaluator evaluator, FlowState state) =>
        call.TargetMethod.Name == "Predict" && declared.Extents.Count > 0 && declared.Extents[0] is null && ModelCalls.IsGenerated(call.TargetMethod) && evaluator.Extents(Argument(call, 0), state)?[0] is { } samples
            ? new(declared.Extents.Skip(1).Prepend(samples).ToEquatableArray())
            : declared;

    public static bool IsSpan(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "ReadOnlySpan" or "Span", Arity: 1, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private static Fact? OfArray(IInvocationOperation call, FactEvaluator evaluator, FlowState state) => call.TargetMethod.Name switch
    {
        "GetLength" => evaluator.Number(Argument(call, 0), state)?.Known is { } axis && evaluator.Extents(call.Instance, state)?[axis] is { } extent ? new NumberFact(extent) : null,
        "Clone" => Copy(evaluator.Extents(call.Instance, state)),
        _ => null,
    };

    private static Fact? OfSequences(IInvocationOperation call, FactEvaluator evaluator, FlowState state)
    {
        var first = evaluator.Extents(Argument(call, 0), state);
        return call.TargetMethod.Name switch
        {
            "ToCategorical" => first is null ? null : new ExtentsFact([.. first.Extents, Number(call, "classes", evaluator, state)]),
            "AddFeatureAxis" => first is null ? null : new ExtentsFact([.. first.Extents, new Amount(1)]),
            "ArgMax" => first is null ? null : new ExtentsFact([.. first.Extents.Take(first.Extents.Count - 1)]),
            "MaskOf" => first is null ? null : new ExtentsFact([.. first.Extents.Take(2)]),
            "ToSingle" or "ShiftRight" => Copy(first),
            "AsSpan" => first?.Flat,
            "Take" => first is null ? null : new ExtentsFact([evaluator.Extents(Argument(call, 1), state)?.Flat[0], .. first.Extents.Skip(1)]),
            "Pad" when call.Type is IArrayTypeSymbol { Rank: var rank } => new ExtentsFact([null, Number(call, "steps", evaluator, state), .. Enumerable.Repeat<Amount?>(null, rank - 2)]),
            "InputWindows" => new ExtentsFact(null, Number(call, "steps", evaluator, state), Features(call, first)),
            "Window" => Window(call, first, evaluator, state),
            _ => null,
        };
    }

    /// <summary>Windows of a series and what follows each: X (n, steps, features), Y (n, horizon) of a number, (n, horizon, features) of several.</summary>
    private static TupleFact Window(IInvocationOperation call, ExtentsFact? series, FactEvaluator evaluator, FlowState state)
    {
        var x = new ExtentsFact(null, Number(call, "steps", evaluator, state), Features(call, series));
        var horizon = Number(call, "horizon", evaluator, state);
        bool hasFeatures = call.Type is INamedTypeSymbol { TupleElements: [_, { Type: IArrayTypeSymbol { Rank: 3 } }] };
        var y = !hasFeatures ? new ExtentsFact(null, horizon) : new ExtentsFact(null, horizon, call.TargetMethod.Parameters.Any(p => p.Name == "targets") ? null : Features(call, series));
        return new TupleFact(new Fact[] { x, y }.ToEquatableArray());
    }

    private static Amount? Features(IInvocationOperation call, ExtentsFact? series) => call.TargetMethod.Parameters[0].Type is IArrayTypeSymbol { Rank: 2 } ? series?[1] : new Amount(1);

    /// <summary>All of a span or an array, or as many as the arguments say; nothing where they name a beginning or a range only.</summary>
    private static ExtentsFact? Slice(IInvocationOperation call, IReadOnlyList<IArgumentOperation> arguments, ExtentsFact? whole, FactEvaluator evaluator, FlowState state)
    {
        var written = arguments.Where(a => a.ArgumentKind != ArgumentKind.DefaultValue).ToList();
        return written.Count == 0 ? whole?.Flat : written.Count == 2 ? new ExtentsFact(Number(call, "length", evaluator, state)) : null;
    }

    private static ExtentsFact? Copy(ExtentsFact? array) => array is null ? null : array with { Made = null };

    private static Amount? Number(IInvocationOperation call, string parameter, FactEvaluator evaluator, FlowState state) =>
        evaluator.Number(call.Arguments.FirstOrDefault(a => a.Parameter?.Name == parameter)?.Value, state) is { } number && number.Known is null or >= 0 ? number : null;

    private static IOperation? Argument(IInvocationOperation call, int position) => call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == position)?.Value;
}
