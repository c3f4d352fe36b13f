import { TodoView } from './todo-view';
import { useTodo } from './use-todo';

export default function TodoPage() {
  return <TodoView {...useTodo()} />;
}
