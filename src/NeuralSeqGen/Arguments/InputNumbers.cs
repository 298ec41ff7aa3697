namespace NeuralSeqGen;

/// <summary>Whether calls that only compute outputs look at the numbers they are given, and the look itself.</summary>
internal sealed class InputNumbers(ExecutionPlan plan, ArgumentCheck arguments, NonFiniteCheck finite)
{
    private volatile bool _areChecked;

    /// <summary>What is done with NaN and infinity; may be set at any time.</summary>
    public NonFiniteInputs Handling
    {
        get => _areChecked ? NonFiniteInputs.Throw : NonFiniteInputs.Propagate;
        set => _areChecked = Enum.IsDefined(value) ? value == NonFiniteInputs.Throw : throw new ArgumentOutOfRangeException(nameof(value), value, $"{plan.Definition.Name}.NonFiniteInputs is not one of its named values.");
    }

    /// <summary>Checks inputs whose shapes are right: of samples, or of one without the batch axis.</summary>
    public void Check(string method, PortArrays given, bool isOne)
    {
        for (int i = 0; _areChecked && i < given.Length; i++)
        {
            if (!plan.Inputs[i].IsInt)
            {
                string name = plan.Inputs[i].Argument;
                arguments.Length(method, name, given.Count(i));
                finite.Values(method, given.Values<float>(i), name, plan.Inputs[i].Shape.AsSpan(isOne ? 1 : 0), null);
            }
        }
    }

    /// <summary>Checks one step of an input.</summary>
    public void Check(string method, int input, ReadOnlySpan<float> values)
    {
        if (_areChecked)
        {
            finite.Values(method, values, plan.Inputs[input].Argument, [], null);
        }
    }
}
