namespace NeuralSeqGen.CompilerServices;

public sealed partial class ModelCore
{
    private const string ResetOperation = "ResetStates";

    /// <summary>Sets the states of all stateful layers to zero.</summary>
    /// <exception cref="InvalidOperationException">The model is used elsewhere at the moment.</exception>
    public void ResetStates()
    {
        EnterStates(ResetOperation);
        _plan.States?.Reset();
        ExitStates(ResetOperation);
    }

    // A model with states serves one caller: two at once would mix their sequences.
    private void EnterStates(string operation)
    {
        if (_plan.States is not null)
        {
            _gate.Enter(operation, mayNest: true);
        }
    }

    private void ExitStates(string operation)
    {
        if (_plan.States is not null)
        {
            _gate.Exit(operation);
        }
    }

    /// <summary>The batch size to use: the declared one where states are kept per row.</summary>
    private int BatchSize(int wanted) => _plan.States?.Batch ?? wanted;
}
