using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Schedule.Plan;

/// <summary>Copies of a body's values into another graph with the same inputs, as far as they are needed there, zeros as literals.</summary>
internal sealed class ZeroCopy(ZeroValues zeros, Graph target, string scope)
{
    private readonly Dictionary<Value, Value> _copies = [];
    private readonly GraphBuilder _builder = new(target) { Scope = scope };

    public Value Zero(Shape shape) => _builder.Fill(0, shape);

    public Value Of(Value value)
    {
        var source = zeros.Source(value);
        if (zeros.Contains(source))
        {
            return Zero(source.Shape);
        }

        if (source.Producer is not { } producer || target.Inputs.Contains(source))
        {
            return source;
        }

        if (!_copies.TryGetValue(source, out var copy))
        {
            var outputs = _builder.AppendAll(producer.Op, producer.Inputs.Select(Of).ToArray());
            copy = outputs[producer.Outputs.IndexOf(source)];
            copy.Name = source.Name;
            _copies[source] = copy;
        }

        return copy;
    }
}
